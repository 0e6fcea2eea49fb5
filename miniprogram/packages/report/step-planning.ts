/** Whether a step of a report can become an item of the next year's plan, and what it wants for that. */
import type { NextStep } from '../../domain/report/report-writing'
import { formatChineseDate } from '../../domain/time/civil-date'
import { yearPeriod } from '../../domain/time/period'
import { today } from '../../services/clock'
import type { Report } from '../../services/reports'

interface Planning {
  readonly isPlanned: boolean
  readonly mayPlan: boolean
  readonly planNote: string
}
/** The draft that the step stands in, and the steps that are items already. */
interface Planned {
  readonly report: Pick<Report, 'year'>
  readonly planned: readonly string[]
}

export function planning(step: NextStep | undefined, { report, planned }: Planned): Planning {
  if (!step) return { isPlanned: false, mayPlan: false, planNote: '' }
  if (planned.includes(step.id)) return { isPlanned: true, mayPlan: false, planNote: '' }
  const fault = whyNot(step, firstDayOf(report.year + 1))
  return { isPlanned: false, mayPlan: fault === '', planNote: fault || wished(step) }
}

/** The plan is the next year's; nothing is planned for a day that is over. */
function firstDayOf(year: number) {
  const { from } = yearPeriod(year)
  return today() < from ? from : today()
}

function whyNot(step: NextStep, firstDay: ReturnType<typeof firstDayOf>): string {
  const { dueOn } = step
  if (dueOn === null) return `要列入计划，还缺${['完成日期', ...missing(step)].join('、')}。`
  return dueOn < firstDay ? `要列入计划，完成日期不能早于${formatChineseDate(firstDay)}。` : ''
}

/** An item can do without, but nobody answers for it, or nothing tells whether it was done. */
function wished(step: NextStep): string {
  const wanting = missing(step)
  return wanting.length > 0 ? `还没有${wanting.join('、')}，写上再列入计划，以后好看做到没有。` : ''
}

function missing({ ownerId, metric }: NextStep): string[] {
  return [...(ownerId === null ? ['责任人'] : []), ...(metric === null ? ['目标'] : [])]
}
