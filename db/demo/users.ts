import type { DemoUser } from '../identity/demo';
import { demoClients, type DemoClient } from './floor-plan';

/** Codes of the users who lead a client and who type for it. */
export const codesOfUsers = (client: DemoClient) => ({
  leader: `DEMO-LEADER-${client.letter}`,
  operator: `DEMO-OPERATOR-${client.letter}`,
});

/** Users of the demo plant: an administrator, a power user, and a leader and an operator of each client. */
export const DEMO_USERS: readonly DemoUser[] = [
  {
    code: 'DEMO-ADMIN',
    username: 'demo.admin',
    fullName: 'Demo administrator',
    role: 'ADMIN',
    clientCodes: [],
  },
  {
    code: 'DEMO-POWERUSER',
    username: 'demo.poweruser',
    fullName: 'Demo power user',
    role: 'POWERUSER',
    clientCodes: [],
  },
  ...demoClients(0).flatMap((client): DemoUser[] => [
    {
      code: codesOfUsers(client).leader,
      username: `demo.leader.${client.letter.toLowerCase()}`,
      fullName: `Leader ${client.letter}`,
      role: 'LEADER',
      clientCodes: [client.code],
    },
    {
      code: codesOfUsers(client).operator,
      username: `demo.operator.${client.letter.toLowerCase()}`,
      fullName: `Operator ${client.letter}`,
      role: 'OPERATOR',
      clientCodes: [client.code],
    },
  ]),
];
