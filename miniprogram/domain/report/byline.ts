/** What stands below a report's title, whoever writes it out: 某党支部书记　某某. */
import type { StoredReport } from './duty-report'

export function byline({ unit, author }: Pick<StoredReport, 'unit' | 'author'>): string {
  return author ? `${postOf(unit)}　${author.name}` : unit
}

/** 某党支部书记; of an organization that is no Party organization by its name, a bureau, its Party group's: 某局党组书记. */
function postOf(unit: string): string {
  return /(?:支部|总支|党委|党组|委员会)$/.test(unit) ? `${unit}书记` : `${unit}党组书记`
}
