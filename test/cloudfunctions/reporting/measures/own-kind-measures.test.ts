/** The measures of kinds that were set up, with their parts and their evidence. */
import { BRANCH, BUREAU } from '../../../builders/office'
import { mediation } from '../../../builders/own-kind'
import { answered, declare, fourDisputes, open, record, retireAllBut, YEAR } from '../../../builders/own-kind-report'

describe('the measures of a kind that was set up', () => {
  it('stand in the catalogue in a group of their own, with its fields as dimensions in people’s own words', async () => {
    const scene = await open()
    const code = await declare(scene)
    const { measures } = answered(await scene.call('measure.catalogue', { branchId: BRANCH }, 'secretary')).value
    const own = measures.filter(({ group }) => group === '自设台账')
    expect(own.map(({ id, title, unit }) => [id, title, unit])).toEqual([
      [`own:${code}`, '调解纠纷', '件'],
      [`own:${code}:f2`, '调解纠纷：涉及群众', '人'],
      [`own:${code}:f3`, '调解纠纷：社区', '个'],
    ])
    expect(own[0]?.definition).toBe('调解纠纷记录的条数')
    expect(own[0]?.dimensions.map(({ title }) => title)).toEqual(['纠纷类型', '社区', '月份', '党支部'])
  })

  it('count, add up, count once, and tell the parts apart; each opens its records', async () => {
    const scene = await open()
    const code = await declare(scene)
    await fourDisputes(scene, code)
    const whole = { branchId: BRANCH, period: YEAR, scope: 'own' as const }
    const measureIds = [`own:${code}`, `own:${code}:f2`, `own:${code}:f3`, `own:${code}.f1.o1`]
    const { results } = answered(await scene.call('measure.compute', { ...whole, measureIds }, 'secretary')).value
    expect(results[0]?.figures.map(({ result }) => (result.kind === 'value' ? result.display : result))).toEqual([
      ...['4', '14', '2', '2'],
    ])
    const by = { ...whole, measureId: `own:${code}`, by: 'f1' }
    const { result } = answered(await scene.call('measure.split', by, 'secretary')).value
    expect(result).toMatchObject({
      parts: [
        { label: '家庭纠纷', display: '2' },
        { label: '邻里纠纷', display: '1' },
        { label: '物业纠纷', display: '1' },
      ],
    })
    const part = { by: 'f1', key: 'o2' }
    const asked = { ...whole, measureId: `own:${code}`, part }
    const { items, total } = answered(await scene.call('measure.evidence', asked, 'secretary')).value
    expect([items.map(({ title }) => title), total]).toEqual([['调解纠纷：邻里纠纷，涉及群众5人，竹篱社区'], 1])
  })

  it('count money in yuan and people once, also those named together', async () => {
    const scene = await open()
    const code = await declare(
      scene,
      mediation({
        fields: [
          { type: 'money', label: '慰问金', counted: 'sum' },
          { type: 'members', label: '参加党员', counted: 'distinct' },
        ],
      }),
    )
    await record(scene, code, { f1: 12_050, f2: ['member-1', 'member-2'] })
    await record(scene, code, { f1: 30_000, f2: ['member-2'] })
    const asked = {
      branchId: BRANCH,
      period: YEAR,
      scope: 'own' as const,
      measureIds: [`own:${code}:f1`, `own:${code}:f2`],
    }
    const { results } = answered(await scene.call('measure.compute', asked, 'secretary')).value
    expect(results[0]?.figures).toMatchObject([
      { result: { display: '420.50', unit: '元', records: 2 } },
      { result: { display: '2', unit: '人', records: 3 } },
    ])
  })

  it('of a field that was retired is still in the catalogue, and can be opened', async () => {
    const scene = await open()
    const code = await declare(scene)
    await fourDisputes(scene, code)
    await retireAllBut(scene, code, ['纠纷类型'])
    const asked = { branchId: BRANCH, period: YEAR, scope: 'own' as const, measureIds: [`own:${code}:f2`] }
    const { results } = answered(await scene.call('measure.compute', asked, 'secretary')).value
    expect(results[0]?.figures).toMatchObject([{ result: { display: '14' } }])
    const { measures } = answered(await scene.call('measure.catalogue', { branchId: BRANCH }, 'secretary')).value
    const own = measures.filter(({ group }) => group === '自设台账').map(({ title }) => title)
    expect(own).toEqual(['调解纠纷', '调解纠纷：涉及群众', '调解纠纷：社区'])
  })

  it('are nothing to a branch for which the kind was not set up', async () => {
    const scene = await open()
    const code = await declare(scene)
    const asked = { branchId: BUREAU, period: YEAR, scope: 'own' as const, measureIds: [`own:${code}`] }
    expect(await scene.call('measure.compute', asked, 'office')).toMatchObject({ code: 'no-such-measure' })
  })
})
