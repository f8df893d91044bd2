import { Button, TextInput } from '@mantine/core';
import { useWords } from '../../i18n/useWords';
import classes from './clients.module.css';

/** A contact as it is typed. */
export type TypedContact = {
  readonly id: number | null;
  readonly name: string;
  readonly jobTitle: string;
  readonly email: string;
  readonly phone: string;
};

const BLANK: TypedContact = { id: null, name: '', jobTitle: '', email: '', phone: '' };
const FIELDS = [
  ['name', 100],
  ['jobTitle', 100],
  ['email', 100],
  ['phone', 20],
] as const;

/** The people to speak to at a client; the first is the one that files and reports name. */
export const ContactFields = ({
  contacts,
  onChange,
  errorOf,
}: {
  readonly contacts: readonly TypedContact[];
  readonly onChange: (contacts: TypedContact[]) => void;
  readonly errorOf: (path: string) => { readonly error?: string };
}) => {
  const { t } = useWords();
  return (
    <fieldset className={classes.group}>
      <legend>{t('clients.contacts')}</legend>
      <p className={classes.hint}>{t('clients.contacts-help')}</p>
      {contacts.map((contact, at) => (
        <div key={contact.id ?? `new-${at}`} className={classes.contact}>
          {FIELDS.map(([name, longest]) => (
            <TextInput
              key={name}
              size="xs"
              maxLength={longest}
              placeholder={t(`clients.contact-${name}`)}
              aria-label={t('clients.contact-of', {
                number: at + 1,
                field: t(`clients.contact-${name}`),
              })}
              value={contact[name]}
              onChange={(event) => {
                const { value } = event.currentTarget;
                onChange(contacts.map((one, index) => (index === at ? { ...one, [name]: value } : one)));
              }}
              {...errorOf(`${at}.${name}`)}
            />
          ))}
          <div className={classes.row}>
            {at > 0 && (
              <Button
                size="compact-xs"
                variant="subtle"
                onClick={() => onChange([contact, ...contacts.filter((_, index) => index !== at)])}
              >
                {t('clients.contact-first')}
              </Button>
            )}
            <Button
              size="compact-xs"
              variant="subtle"
              aria-label={t('clients.contact-remove-of', { number: at + 1 })}
              onClick={() => onChange(contacts.filter((_, index) => index !== at))}
            >
              {t('clients.contact-remove')}
            </Button>
          </div>
        </div>
      ))}
      <Button
        size="compact-sm"
        variant="default"
        w="fit-content"
        onClick={() => onChange([...contacts, BLANK])}
      >
        {t('clients.contact-add')}
      </Button>
    </fieldset>
  );
};
