import { Link } from '@tanstack/react-router';
import type { ClientSummary } from '../../../electron/contract/clients';
import { useWords } from '../../i18n/useWords';
import { StateMark } from '../../ui/StateMark';
import { useActionList } from './useActions';
import classes from './Actions.module.css';

/** How many actions of a client are open and how many of them are late, as one link to them; nothing while none is. */
export const OpenActions = ({ client }: { readonly client: ClientSummary }) => {
  const { t, format } = useWords();
  const { data: actions } = useActionList(client.id);
  if (!actions || actions.length === 0) return null;
  const late = actions.filter(({ isOverdue }) => isOverdue).length;
  return (
    <Link to="/actions" search={{ client: client.code }} className={classes.count} data-testid="open-actions">
      {t('actions.count', { count: actions.length, number: format.integer(actions.length) })}
      {late > 0 && (
        <StateMark state="critical" label={t('actions.count-late', { number: format.integer(late) })} />
      )}
    </Link>
  );
};
