import { Page } from '../../ui/Page';
export const SheetPage = () => <Page title="Sheet">x</Page>;
