import { findDemo, removeDemo } from '../../db';
import { inLane, outsideLanes, requireActor } from './procedure';

export const demo = {
  status: inLane.demo.status.handler(({ context }) => findDemo(context.scope)),
  load: outsideLanes.demo.load.handler(async ({ context, input }) => ({
    jobId: await context.engine.demo.start(requireActor(context), input),
  })),
  current: outsideLanes.demo.current.handler(({ context }) => ({
    jobId: context.engine.demo.current(requireActor(context)),
  })),
  progress: outsideLanes.demo.progress.handler(({ context, input }) => {
    const at = context.engine.demo.progress(requireActor(context), input.jobId);
    return {
      state: at.state,
      share: at.share,
      step: at.state === 'running' ? at.step : null,
      loaded: at.state === 'done' ? at.loaded : null,
      failure: at.state === 'failed' ? { key: at.failure.key, params: { ...at.failure.params } } : null,
    };
  }),
  cancel: outsideLanes.demo.cancel.handler(({ context, input }) => {
    context.engine.demo.cancel(requireActor(context), input.jobId);
    return { cancelled: true as const };
  }),
  remove: inLane.demo.remove.handler(({ context }) => removeDemo(context.scope)),
};
