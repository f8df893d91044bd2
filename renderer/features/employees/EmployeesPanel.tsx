import { useQuery } from '@tanstack/react-query';
import type { Employee } from '../../../electron/contract/employees';
import { procedures } from '../../api/queries';
import { useWords, type Words } from '../../i18n/useWords';
import type { Column, Filter } from '../../ui/records/arrange';
import type { MasterPanelProps } from '../masters/kinds';
import { MasterList } from '../masters/MasterList';
import { useMay } from '../session/useMay';
import { EmployeeForm } from './EmployeeForm';
import classes from './Employees.module.css';

const HOMES = ['own', 'own-floating', 'pool'] as const;
type Home = (typeof HOMES)[number];

const homeOf = ({ isOwn, isFloating }: Employee): Home => {
  if (!isOwn) return 'pool';
  return isFloating ? 'own-floating' : 'own';
};

const homeText = (employee: Employee, t: Words['t']): string => t(`employees.home-${homeOf(employee)}`);

const supportText = ({ isSupportBilled, isSupportIncluded }: Employee, { t, format }: Words): string =>
  format.list([
    ...(isSupportBilled ? [t('employees.billed-short')] : []),
    ...(isSupportIncluded ? [t('employees.included-short')] : []),
  ]);

/** Departments in use, by name. */
const departmentsOf = (employees: readonly Employee[], locale: string): string[] =>
  [...new Set(employees.flatMap(({ department }) => (department === null ? [] : [department])))].toSorted(
    new Intl.Collator(locale).compare,
  );

/** A client's own people and the floating ones that all clients share. */
export const EmployeesPanel = ({ client }: MasterPanelProps) => {
  const words = useWords();
  const { t, format } = words;
  const mayWrite = useMay('write-masters');
  const employees = useQuery(procedures.employees.list.queryOptions({ input: { clientId: client.id } }));
  const departments = departmentsOf(employees.data ?? [], format.locale);
  const hasRates = employees.data?.some(({ hourlyRate }) => hourlyRate !== null) ?? false;
  const columns: readonly Column<Employee>[] = [
    { key: 'code', label: t('masters.code'), value: ({ code }) => code },
    { key: 'name', label: t('masters.name'), value: ({ name }) => name },
    { key: 'department', label: t('employees.department'), value: ({ department }) => department },
    {
      key: 'home',
      label: t('employees.home'),
      value: (employee) => homeText(employee, t),
      show: (employee) =>
        homeOf(employee) === 'own' ? (
          homeText(employee, t)
        ) : (
          <span className={classes.floating}>
            {homeText(employee, t)}
            {!employee.isOwn && employee.homeClientCode !== null && ` · ${employee.homeClientCode}`}
          </span>
        ),
    },
    {
      key: 'support',
      label: t('employees.support'),
      value: (employee) => supportText(employee, words) || null,
    },
    ...(hasRates
      ? [
          {
            key: 'rate',
            label: t('employees.rate'),
            value: ({ hourlyRate }: Employee) => hourlyRate,
            show: ({ hourlyRate, currency }: Employee) => format.money(hourlyRate, currency),
            isNumber: true,
          },
        ]
      : []),
  ];
  const filters: readonly Filter[] = [
    {
      key: 'department',
      label: t('employees.department'),
      options: departments.map((name) => ({ value: name, label: name })),
    },
    {
      key: 'home',
      label: t('employees.home'),
      options: HOMES.map((home) => t(`employees.home-${home}`)).map((label) => ({ value: label, label })),
    },
  ];
  return (
    <MasterList
      name={t('masters.employees')}
      query={employees}
      keyOf={({ id }) => id}
      columns={columns}
      filters={filters}
      addLabel={mayWrite ? t('employees.add') : undefined}
      empty={t('employees.empty')}
      form={(open) => <EmployeeForm client={client} departments={departments} {...open} />}
    />
  );
};
