import type { InputOf } from '#contract'
import type { Session } from '../../local/demo/client'

type Content = InputOf<'report.write'>['content']

/** Something written in the report, for the pages that show it; as it is when somebody has written already. */
export async function writeReport(secretary: Session, branchId: string, year: number): Promise<void> {
  await writeOnce(secretary, { branchId, year: year - 1 }, [
    problems([problem('党员发展对象培养周期偏长', '培养联系人外出较多', []), problem('联系群众的记录不全', '', [])]),
  ])
  const entries = [
    problem('志愿服务集中在少数党员', '活动多在工作日白天组织，窗口岗位走不开', ['service-people', 'service-hours']),
    { ...problem('党课形式单一', '', []), grounds: '组织生活会上3名同志提出' },
  ]
  const step = {
    ...{ id: null, who: '组织委员', byWhen: `${year + 1}年3月底前`, problemId: null },
    ...{ ownerId: null, dueOn: null, metric: null },
  }
  await writeOnce(secretary, { branchId, year }, [
    problems(entries),
    { section: 'next-steps', entries: [{ ...step, measure: '每月安排一次周末志愿服务' }] },
  ])
}

function problem(words: string, cause: string, figures: Problem['figures']): Problem {
  const causes = cause ? [{ heading: null, words: cause }] : []
  return { id: null, problem: words, finding: '', causes, figures, grounds: '' }
}
type Problem = Extract<Content, { section: 'problems' }>['entries'][number]

function problems(entries: Problem[]): Content {
  return { section: 'problems', entries }
}

async function writeOnce(
  secretary: Session,
  of: { readonly branchId: string; readonly year: number },
  contents: readonly Content[],
): Promise<void> {
  let { revision } = await secretary.call('report.written', of)
  if (revision > 0) return
  for (const content of contents) ({ revision } = await secretary.call('report.write', { ...of, revision, content }))
}
