import { Button, Checkbox, Group, Radio, Select, Stack } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ClientSummary } from '../../../electron/contract/clients';
import { describeFailure } from '../../api/failure';
import { procedures } from '../../api/queries';
import { enter } from '../../api/session';
import { useWords } from '../../i18n/useWords';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { Loading } from '../../ui/Loading';
import { Notice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { lineText } from '../lines/lineText';
import { ClientPicker } from '../place/ClientPicker';
import { useSignedIn } from '../session/SignedIn';
import { linesOnPage } from './arrange';
import { toggleFullScreen } from './fullScreen';
import { BOARD_LOOKS, LINES_PER_PAGE, PAGE_SECONDS, pageSeconds, type BoardSearch } from './search';
import classes from './BoardSetup.module.css';

/** What hangs on the wall: whose lines, how many at a time, how long each page stands. All of it stands in the address. */
export const BoardSetup = ({ client }: { readonly client: ClientSummary }) => {
  const { t, format } = useWords();
  const me = useSignedIn();
  const search = useSearch({ from: '/board' });
  const navigate = useNavigate({ from: '/board' });
  const change = (next: Partial<BoardSearch>, replace = true) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace });
  const lines = useQuery(procedures.plant.lines.queryOptions({ input: { clientId: client.id } }));
  const putUp = useMutation({
    ...procedures.board.putUp.mutationOptions(),
    onSuccess: (board) => {
      change({ client: client.code, on: true });
      enter(board);
    },
  });
  const codes = (lines.data ?? []).filter(({ isActive }) => isActive).map(({ code }) => code);
  const chosen = search.lines ?? codes;
  const choose = (code: string, isOn: boolean) => {
    const next = codes.filter((one) => (one === code ? isOn : chosen.includes(one)));
    if (next.length > 0) change({ lines: next.length === codes.length ? undefined : next });
  };
  const perPage = linesOnPage(chosen.length, search.per);
  return (
    <Page
      title={t('nav.board')}
      controls={
        <ClientPicker
          clients={me.clients}
          value={client}
          onChange={(code) => change({ client: code, lines: undefined })}
        />
      }
    >
      {lines.isError && <ErrorPanel error={lines.error} onRetry={() => void lines.refetch()} />}
      {lines.isPending && <Loading height={280} />}
      {lines.data && (
        <div className={classes.setup}>
          <p className={classes.text}>{t('board.setup-text')}</p>
          {codes.length === 0 && <Notice kind="warning">{t('board.no-lines')}</Notice>}
          {codes.length > 0 && (
            <Checkbox.Group
              label={t('board.setup-lines')}
              description={t('board.setup-lines-help')}
              value={[...chosen]}
            >
              <div className={classes.lines}>
                {lines.data
                  .filter(({ isActive }) => isActive)
                  .map((line) => (
                    <Checkbox
                      key={line.code}
                      value={line.code}
                      label={lineText(line)}
                      onChange={(event) => choose(line.code, event.currentTarget.checked)}
                    />
                  ))}
              </div>
            </Checkbox.Group>
          )}
          <Group align="flex-start" gap="xl">
            <Radio.Group
              label={t('board.setup-per')}
              description={t('board.setup-per-help')}
              value={String(perPage)}
              onChange={(value) => change({ per: LINES_PER_PAGE.find((one) => String(one) === value) })}
            >
              <Group gap="md" mt={6}>
                {LINES_PER_PAGE.map((value) => (
                  <Radio key={value} value={String(value)} label={format.integer(value)} />
                ))}
              </Group>
            </Radio.Group>
            {chosen.length > perPage && (
              <Select
                label={t('board.setup-every')}
                description={t('board.setup-every-help')}
                allowDeselect={false}
                w={220}
                data={PAGE_SECONDS.map((value) => ({
                  value: String(value),
                  label: t('board.seconds', { count: value }),
                }))}
                value={String(pageSeconds(search))}
                onChange={(value) => change({ every: PAGE_SECONDS.find((one) => String(one) === value) })}
              />
            )}
            <Radio.Group
              label={t('theme')}
              value={search.look ?? 'dark'}
              onChange={(value) => change({ look: BOARD_LOOKS.find((one) => one === value) })}
            >
              <Group gap="md" mt={6}>
                {BOARD_LOOKS.map((value) => (
                  <Radio key={value} value={value} label={t(`theme.${value}`)} />
                ))}
              </Group>
            </Radio.Group>
          </Group>
          {putUp.isError && <Notice kind="critical">{describeFailure(putUp.error)}</Notice>}
          <Stack gap={6}>
            <Group>
              <Button
                data-action="put-up"
                disabled={codes.length === 0}
                loading={putUp.isPending}
                onClick={() => {
                  void toggleFullScreen();
                  putUp.mutate({ clientId: client.id });
                }}
              >
                {t('board.put-up')}
              </Button>
              <Button
                variant="default"
                data-action="look"
                disabled={codes.length === 0}
                onClick={() => change({ client: client.code, on: true }, false)}
              >
                {t('board.look')}
              </Button>
            </Group>
            <p className={classes.text}>{t('board.put-up-text')}</p>
            <p className={classes.text}>{t('board.keys-text')}</p>
          </Stack>
        </div>
      )}
    </Page>
  );
};
