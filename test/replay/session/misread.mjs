/** Plays a small session and changes one vote and one end of the report it gives, to show that the comparison goes red. */
import { main } from './main.mjs';

function misread(report) {
  const [question] = report.questions.filter(({ mergedInto }) => mergedInto === null);
  question.votes += 1;
  report.counts.answered += 1;
  return report;
}

process.exit(await main(process.argv.slice(2), () => undefined, misread));
