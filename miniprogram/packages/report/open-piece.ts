/** From a figure in a sentence, or one name of it, to the records behind it. */
import { ask } from '../../services/page-load'
import { evidenceQuery, type Report } from '../../services/reports'
import { open, type Opened } from '../../services/routes'
import { evidenceInput } from './evidence/evidence-input'
import { recordOf } from './record-places'

const EVIDENCE = 'packages/report/evidence/evidence'

/** Opens the records behind a piece; of a name that one record bears, that record. Throws a `CallFailure`. */
export async function openPiece(branchId: string, report: Report, at: number, name: string): Promise<void> {
  const figure = report.figures[at]
  if (!figure) return
  const { names } = figure
  if (name === '' || !names) return open(EVIDENCE, evidenceQuery(branchId, report, figure))
  const label = names.said.find(({ key }) => key === name)?.text ?? ''
  const query: Opened<typeof EVIDENCE> = evidenceQuery(branchId, report, {
    ...figure,
    part: { by: names.by, key: name, label },
  })
  const { items, total } = await ask('measure.evidence', { ...evidenceInput(query), cursor: null, pageSize: 2 })
  const [only] = items
  const opening = total === 1 && only ? recordOf(only) : undefined
  await (opening ?? (() => open(EVIDENCE, query)))()
}
