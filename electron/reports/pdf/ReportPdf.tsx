import { Document, Font, Page, renderToBuffer, Text, View } from '@react-pdf/renderer';
import type { ReportBlock, ReportDocument, ReportSection } from '../document';
import { Chart } from './Chart';
import { styles } from './styles';
import { Table } from './Table';

// The library would part words by English rules in every language, and checksums, too.
Font.registerHyphenationCallback((word) => [word]);

const Block = ({ block, report }: { readonly block: ReportBlock; readonly report: ReportDocument }) => {
  if (block.type === 'chart') return <Chart chart={block} />;
  if (block.type === 'table') return <Table table={block} write={report.write} />;
  return <Text style={styles[block.tone]}>{block.text}</Text>;
};

const LEAST_ROOM_BELOW_HEADING = 80;

const Section = ({
  section,
  report,
}: {
  readonly section: ReportSection;
  readonly report: ReportDocument;
}) => (
  <View style={styles.section} break={section.startsPage}>
    <Text style={styles.sectionTitle} minPresenceAhead={LEAST_ROOM_BELOW_HEADING}>
      {section.title}
    </Text>
    {section.blocks.map((block, at) => (
      <Block key={at} block={block} report={report} />
    ))}
  </View>
);

const ReportPdf = ({ report }: { readonly report: ReportDocument }) => (
  <Document title={`${report.title} ${report.client}`} language={report.language} creator="Lineside">
    <Page size="A4" style={styles.page}>
      {report.watermark !== null && (
        <Text style={styles.watermark} fixed>
          {report.watermark}
        </Text>
      )}
      <View style={styles.header} fixed>
        <Text>{report.client}</Text>
        <Text>{report.title}</Text>
      </View>
      <Text style={styles.coverTitle}>{report.title}</Text>
      <Text style={styles.coverClient}>{report.client}</Text>
      {report.facts.map(([name, value]) => (
        <View key={name} style={styles.fact}>
          <Text style={styles.factName}>{name}</Text>
          <Text style={styles.factValue}>{value}</Text>
        </View>
      ))}
      {report.sections.map((section) => (
        <Section key={section.title} section={section} report={report} />
      ))}
      <View style={styles.footer} fixed>
        <Text>{report.footer}</Text>
        <Text render={({ pageNumber, totalPages }) => report.pageOf(pageNumber, totalPages)} />
      </View>
    </Page>
  </Document>
);

/** A report as PDF, A4. */
export const reportPdf = (report: ReportDocument): Promise<Buffer> =>
  renderToBuffer(<ReportPdf report={report} />);
