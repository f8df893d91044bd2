import { listNotes, voidNote, writeNote } from '../../db';
import { inLane } from './procedure';

export const notes = {
  list: inLane.notes.list.handler(({ context, input }) => listNotes(context.scope, input)),
  write: inLane.notes.write.handler(({ context, input }) => writeNote(context.scope, input)),
  void: inLane.notes.void.handler(({ context, input }) => voidNote(context.scope, input)),
};
