import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FailureCode, SentenceParams } from '../../../db';
import type { FailureData } from '../../contract/procedure';
import { sentence } from '../../contract/sentences';

/** What the host itself refuses, before or beside any procedure. */
export type Refusal = {
  readonly status: number;
  readonly code: FailureCode;
  readonly key: string;
  readonly params?: SentenceParams;
  readonly reference?: string;
};

/** Answers with a refusal in the form in which the called address tells its errors. */
export const refuse = (request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply => {
  const { status, code, key, params = {}, reference = null } = refusal;
  const data: FailureData = { key, params: { ...params }, fields: [], details: null, reference };
  const error = { defined: true, code, status, message: sentence('en', key, params), data };
  const body = request.url.startsWith('/rpc') ? { json: error, meta: [] } : error;
  return reply.status(status).header('cache-control', 'no-store').send(body);
};
