import { ActionIcon, Anchor, Button, CloseButton, Popover } from '@mantine/core';
import {
  IconAlertTriangle,
  IconBell,
  IconCircleCheck,
  IconInfoCircle,
  IconSquareRoundedX,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../../i18n/useWords';
import { useGoTo } from '../../ui/goTo';
import { useNotices, type Notice } from './useNotices';
import classes from './Notices.module.css';

const MARKS = {
  critical: IconSquareRoundedX,
  warning: IconAlertTriangle,
  plain: IconInfoCircle,
  good: IconCircleCheck,
} as const;

const Item = ({
  notice,
  onRead,
  onGo,
}: {
  readonly notice: Notice;
  readonly onRead: () => void;
  readonly onGo: () => void;
}) => {
  const { t, format } = useWords();
  const Mark = MARKS[notice.kind];
  return (
    <li className={classes.item} data-read={notice.isRead || undefined} data-notice={notice.id}>
      <span className={classes.mark} data-kind={notice.kind}>
        <Mark size={18} stroke={1.75} aria-hidden />
      </span>
      <span className={classes.what}>{notice.what}</span>
      {notice.isRead ? (
        <span />
      ) : (
        <CloseButton size="sm" aria-label={t('notices.read-one', { what: notice.what })} onClick={onRead} />
      )}
      {notice.more !== null && <p className={classes.more}>{notice.more}</p>}
      <span className={classes.foot}>
        {notice.at && (
          <time dateTime={notice.at.toISOString()}>{format.dateTime(notice.at.toISOString())}</time>
        )}
        {notice.target && (
          <Anchor component="button" type="button" size="xs" onClick={onGo}>
            {t('notices.go')}
          </Anchor>
        )}
      </span>
    </li>
  );
};

/** The quiet place for what happened: a bell with the number of unread things, and the list behind it. */
export const NoticeBell = () => {
  const { t, format } = useWords();
  const goTo = useGoTo();
  const [isOpen, setIsOpen] = useState(false);
  const { notices: all, markRead, ask } = useNotices();
  // A success is told for moments at the edge of the page and needs no reading.
  const notices = all.filter(({ kind }) => kind !== 'good');
  const unread = notices.filter(({ isRead }) => !isRead);
  const isCritical = unread.some(({ kind }) => kind === 'critical');
  const name = unread.length === 0 ? t('notices.title') : t('notices.unread', { count: unread.length });
  return (
    <>
      <Popover
        opened={isOpen}
        onChange={setIsOpen}
        position="bottom-end"
        width={400}
        trapFocus
        withinPortal
        shadow="md"
      >
        <Popover.Target>
          <ActionIcon
            className={classes.bell}
            variant="default"
            size={30}
            aria-label={name}
            aria-expanded={isOpen}
            aria-haspopup="dialog"
            data-testid="bell"
            style={{ overflow: 'visible' }}
            onClick={() => {
              if (!isOpen) ask();
              setIsOpen(!isOpen);
            }}
          >
            <IconBell size={17} stroke={1.75} aria-hidden />
            {unread.length > 0 && (
              <span className={classes.count} data-critical={isCritical || undefined} aria-hidden>
                {format.integer(Math.min(unread.length, 99))}
              </span>
            )}
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown p={0} pt={10} aria-label={t('notices.title')}>
          <div className={classes.head}>
            <h2 className={classes.title}>{t('notices.title')}</h2>
            {unread.length > 1 && (
              <Button size="compact-xs" variant="subtle" onClick={() => unread.forEach(markRead)}>
                {t('notices.read-all')}
              </Button>
            )}
          </div>
          {notices.length === 0 && <p className={classes.none}>{t('notices.none')}</p>}
          <ul className={classes.list}>
            {notices.map((notice) => (
              <Item
                key={notice.id}
                notice={notice}
                onRead={() => markRead(notice)}
                onGo={() => {
                  setIsOpen(false);
                  if (notice.target) goTo(notice.target);
                }}
              />
            ))}
          </ul>
        </Popover.Dropdown>
      </Popover>
    </>
  );
};
