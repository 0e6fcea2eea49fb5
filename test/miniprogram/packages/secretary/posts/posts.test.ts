/** @jest-environment jsdom */
import { load } from '../../../../builders/simulate'
import { ANSWERS, BRANCH, NOW } from '../scene'

const appoint = async (values: Readonly<Record<string, string>>) => {
  const made = { appointmentId: 'a9' }
  const query = { branchId: BRANCH }
  const answers = { ...ANSWERS, 'appointment.make': made }
  const page = await load('packages/secretary/posts/posts', { answers, query, now: NOW })
  await page.run('appoint')
  await page.run('save', { detail: { values } })
  return page
}
const said = (page: Awaited<ReturnType<typeof load>>) =>
  page.asked.flatMap(({ api, options }) => (api === 'showToast' ? [(options as { title: string }).title] : []))

describe('an appointment', () => {
  it('is sent as filled in, and said to be saved', async () => {
    const page = await appoint({ post: 'secretary', memberId: 'm1', fromOn: '2025-06-10' })
    expect(page.sent('appointment.make')).toEqual([
      { branchId: BRANCH, memberId: 'm1', post: 'secretary', fromOn: '2025-06-10' },
    ])
    expect(said(page)).toEqual(['已保存'])
  })

  it('without a post is not said to be saved: nothing is sent, and the sheet stays', async () => {
    const page = await appoint({ memberId: 'm1', fromOn: '2025-06-10' })
    expect(page.sent('appointment.make')).toEqual([])
    expect(said(page)).toEqual([])
    expect(page.data['fault']).toBe('请选择职务。')
    expect(page.data['sheet']).not.toBeNull()
  })
})
