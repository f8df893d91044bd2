import { Page } from '../../ui/Page';
export const TodayPage = () => <Page title="Today">x</Page>;
