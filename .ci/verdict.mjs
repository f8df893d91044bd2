// What a vitest report counts, and what it counts together with a second run of the files that failed in it.

/** Counts a vitest report. A file that could not run, or a run that broke off, is a failure of its own. */
export function count(report, status) {
  const files = report?.testResults ?? [];
  const tests = files.flatMap((file) => file.assertionResults);
  const passed = tests.filter((test) => test.status === 'passed').length;
  const broken = files.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  const failed = tests.filter((test) => test.status === 'failed').length + broken.length;
  const silent = failed === 0 && (status !== 0 || passed === 0);
  return { passed, failed: silent ? 1 : failed, skipped: tests.length - passed - failed + broken.length };
}

/** So many files may run a second time: more of them is no accident of the machine. */
const MOST_RUN_AGAIN = 3;

/** The files of a report that failed and may run again; none where too many did. */
export function worthAnother(report) {
  const files = (report?.testResults ?? []).filter((file) => file.status === 'failed');
  return files.length > MOST_RUN_AGAIN ? [] : files.map((file) => file.name);
}

/** Counts a report in which some files are judged by what a second run of them said instead. */
export function countTogether(report, again, statusAgain) {
  const names = worthAnother(report);
  const steady = report.testResults.filter((file) => !names.includes(file.name));
  const missing = names.filter((name) => !again?.testResults?.some((file) => file.name === name)).length;
  const counted = count(again, statusAgain);
  const rest = steady.length > 0 ? count({ testResults: steady }, 0) : { passed: 0, failed: 0, skipped: 0 };
  return {
    passed: rest.passed + counted.passed,
    failed: rest.failed + Math.max(counted.failed, missing),
    skipped: rest.skipped + counted.skipped,
  };
}
