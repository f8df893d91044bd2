import { useEffect, useState } from 'react';
import { api } from '../../api/client';
import { useWords } from '../../i18n/useWords';
import classes from './Setup.module.css';

const STRENGTHS = ['refused', 'fair', 'good', 'strong'] as const;
const JUDGE_AFTER_MILLISECONDS = 120;

type Judgement = Awaited<ReturnType<typeof api.setup.judgePassword>>;

/** Says what a password is worth while it is typed, by the engine's own judgement. */
export const PasswordStrength = ({
  username,
  password,
  least,
}: {
  readonly username: string;
  readonly password: string;
  readonly least: number;
}) => {
  const { t, say } = useWords();
  const [judged, setJudged] = useState<Judgement | null>(null);
  const missing = least - [...password.normalize('NFKC')].length;
  useEffect(() => {
    setJudged(null);
    if (missing > 0) return;
    let isOver = false;
    const timer = setTimeout(() => {
      api.setup.judgePassword({ username, password }).then(
        (judgement) => !isOver && setJudged(judgement),
        () => undefined,
      );
    }, JUDGE_AFTER_MILLISECONDS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [username, password, missing]);

  const text =
    password === ''
      ? t('setup.password-help', { count: least })
      : missing > 0
        ? t('setup.password-missing', { count: missing })
        : judged?.refusal
          ? say({ key: judged.refusal, params: { min: least } })
          : judged
            ? t(`setup.strength-${judged.strength}`)
            : '';
  const reached = judged ? STRENGTHS.indexOf(judged.strength) + 1 : 0;
  return (
    <div className={classes.strength} data-strength={judged?.strength} role="status">
      <span className={classes.bars} aria-hidden>
        {STRENGTHS.map((name, at) => (
          <span key={name} className={classes.bar} data-on={at < reached || undefined} />
        ))}
      </span>
      {text}
    </div>
  );
};
