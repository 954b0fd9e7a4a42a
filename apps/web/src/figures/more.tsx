import { countryName } from '../parts/question-words.js';
import { Count, Panel } from './parts.js';
import { spanText } from './scale.js';
import type { Told } from './words.js';

/** What came from each hub. */
export function Hubs({ told }: { told: Told }) {
  const { say, figures } = told;
  if (figures.hubs.length === 0)
    return (
      <Panel told={told} id="hubs" title={say('hubsTitle')}>
        <p className="panel-note plain">{say('hubsNone')}</p>
      </Panel>
    );
  const columns = ['there', 'askedColumn', 'spoke'] as const;
  return (
    <Panel told={told} id="hubs" title={say('hubsTitle')}>
      <table className="rows plain">
        <thead>
          <tr>
            <th scope="col">{say('hub')}</th>
            {columns.map((key) => (
              <th scope="col" className="n" key={key}>
                {say(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figures.hubs.map(({ no, name, city, country, status, headcount, asked, spokenMs }) => (
            <tr key={no}>
              <th scope="row">
                <span dir="auto">{name}</span>
                <small>
                  {[city === name ? '' : city, country ? countryName(say.language, country) : '']
                    .concat(say.maybe(`hub.${status}`) ?? '')
                    .filter(Boolean)
                    .join(say('comma'))}
                </small>
              </th>
              <td className="n">
                <Count say={say} n={headcount} />
              </td>
              <td className="n">
                <Count say={say} n={asked} />
              </td>
              <td className="n">{spanText(spokenMs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

/** How many takeaways and polls there are in which state. */
export function Outcomes({ told }: { told: Told }) {
  const { say, figures } = told;
  const { takeaways, polls } = figures.outcomes;
  const lines = [
    ...takeaways.map(({ status, count }) => ({ name: say.maybe(`takeaway.${status}`), count })),
    ...polls.map(({ status, count }) => ({ name: say.maybe(`poll.${status}`), count })),
  ].filter(({ name }) => name !== undefined);
  return (
    <Panel told={told} id="outcomes" title={say('outcomesTitle')}>
      {lines.length === 0 ? (
        <p className="panel-note plain">{say('outcomesNone')}</p>
      ) : (
        <table className="rows plain">
          <thead className="visually-hidden">
            <tr>
              <th scope="col">{say('outcome')}</th>
              <th scope="col">{say('number')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ name, count }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="n">
                  <b>
                    <Count say={say} n={count} />
                  </b>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
