/** The table of rights, for screens and hosts, which reach it through the contract alone. */
export { hasRight, type Right } from '../../db/rights';
