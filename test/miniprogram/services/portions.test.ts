import type { OutputOf } from '#contract'
import { CallFailure } from '../../../miniprogram/services/call-failure'
import { sendInPortions, sumOf } from '../../../miniprogram/services/portions'
import type { Send } from '../../../miniprogram/services/submit'

type Aligned = OutputOf<'dues.align'>
const INPUT = { branchId: 'branch-1', year: 2025 }
const person = (memberId: string) => ({ memberId, name: memberId, addedMonths: [], droppedMonths: [] })
const portion = (people: number, left: number): Aligned => ({
  changed: Array.from({ length: people }, (_, at) => person(`m-${at}`)),
  left,
})
const told = (outputs: readonly Aligned[]) => `更新 ${sumOf(outputs, ({ changed }) => changed.length)} 人`

/** A page whose server answers these in turn. */
function pageAnswered(...answers: (Aligned | CallFailure)[]) {
  const asked: unknown[] = []
  const send = (async (_: string, input: unknown) => {
    asked.push(input)
    const answer = answers.shift()
    if (answer instanceof CallFailure) throw answer
    return answer
  }) as Send
  return { page: { send }, asked }
}
const failure = async (doing: Promise<unknown>) => {
  const outcome = await doing.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  return outcome instanceof CallFailure ? outcome.message : undefined
}

describe('a write that is done in portions', () => {
  it('is asked again, as one who knows of portions, until nothing is left, and tells the sum', async () => {
    const { page, asked } = pageAnswered(portion(100, 130), portion(100, 30), portion(30, 0))
    expect(await sendInPortions(page, 'dues.align', INPUT, told)).toBe('更新 230 人')
    expect(asked).toEqual(Array(3).fill({ ...INPUT, inPortions: true }))
  })

  it('says what was done when a later portion fails, and why it went no further', async () => {
    const { page } = pageAnswered(portion(100, 30), new CallFailure('busy', '请再试一次。'))
    expect(await failure(sendInPortions(page, 'dues.align', INPUT, told))).toBe(
      '已办好一部分：更新 100 人，仍然有效；其余的还没有办：请再试一次。',
    )
  })

  it('says no more than the reason when nothing was done', async () => {
    const { page } = pageAnswered(new CallFailure('busy', '请再试一次。'))
    expect(await failure(sendInPortions(page, 'dues.align', INPUT, told))).toBe('请再试一次。')
  })

  it('counts what was done before the failure when it is asked again', async () => {
    const { page } = pageAnswered(portion(100, 30), new CallFailure('offline'), portion(30, 0))
    await failure(sendInPortions(page, 'dues.align', INPUT, told))
    expect(await sendInPortions(page, 'dues.align', INPUT, told)).toBe('更新 130 人')
  })

  it('counts anew for something else, and once it was done', async () => {
    const { page } = pageAnswered(portion(100, 30), new CallFailure('offline'), portion(3, 0), portion(2, 0))
    await failure(sendInPortions(page, 'dues.align', INPUT, told))
    expect(await sendInPortions(page, 'dues.align', { ...INPUT, year: 2024 }, told)).toBe('更新 3 人')
    expect(await sendInPortions(page, 'dues.align', { ...INPUT, year: 2024 }, told)).toBe('更新 2 人')
  })
})
