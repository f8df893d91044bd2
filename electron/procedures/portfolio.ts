import { getPortfolio } from '../../db';
import { inLane } from './procedure';

export const portfolio = {
  get: inLane.portfolio.get.handler(({ context, input }) => getPortfolio(context.scope, input)),
};
