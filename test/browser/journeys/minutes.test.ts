import { savedBy } from '@shushi/preview/testing'
import { strFromU8, unzipSync } from 'fflate'
import { branchOnPhones } from '../on-phones'
import { OPEN_MEETING } from '../scene'

/** Noise, which no compression likes: larger than what is sent. */
const PHOTO = `(() => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 2400, height: 1800 })
  const brush = canvas.getContext('2d')
  for (let at = 0; at < 60000; at++) {
    brush.fillStyle = 'hsl(' + ((at * 47) % 360) + ' 60% ' + (30 + (at % 50)) + '%)'
    brush.fillRect((at * 7919) % 2400, (at * 104729) % 1800, 30, 22)
  }
  return canvas.toDataURL('image/jpeg', 1).split(',')[1]
})()`

/** The text of each paragraph of a .docx, and the kinds of letters of its runs. */
function paragraphsIn(xml: string): string[] {
  return [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''),
  )
}

describe('the minutes of a meeting', () => {
  const branch = branchOnPhones()

  it('are written, get a photo that was made small on the phone, and are printed with it', async () => {
    const { page, phone } = branch.phones
    const { people, branchId, openMeetingId: meetingId, as } = branch.world
    const secretary = phone(1)
    await secretary.getByText(OPEN_MEETING).click()
    await secretary.getByText('主持会议', { exact: true }).click()
    await secretary.getByRole('button', { name: '写记录，结束会议' }).click()
    await secretary.getByLabel('会议记录').fill('传达了上级的文件。')
    await secretary.getByText('记一位同志的发言').click()
    await secretary.getByText(people.member.name, { exact: true }).last().click()
    const written = `传达了上级的文件。\n${people.member.name}：`
    expect(await secretary.getByLabel('会议记录').inputValue()).toBe(written)
    await secretary.getByLabel('会议记录').fill(`${written}建议下月到社区服务。`)
    await secretary.getByText('结束会议', { exact: true }).last().click()
    await secretary.getByRole('button', { name: '结束', exact: true }).click()
    await secretary.getByText('更正记录', { exact: true }).waitFor()

    await secretary.getByRole('button', { name: '会议照片' }).click()
    await secretary.getByText('还没有照片').waitFor()
    const buffer = Buffer.from(String(await page.evaluate(PHOTO)), 'base64')
    expect(buffer.byteLength).toBeGreaterThan(500_000)
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      secretary.getByRole('button', { name: '选一张照片' }).click(),
    ])
    await chooser.setFiles({ name: '会场.jpg', mimeType: 'image/jpeg', buffer })
    await secretary.getByLabel('照片的说明').fill('党员大会会场')
    await secretary.getByRole('button', { name: '附到会议记录' }).click()
    await secretary.getByLabel('党员大会会场，点开放大').waitFor()
    const { photos } = await as(people.secretary.openId).call('meeting.photos', { branchId, meetingId })
    const [kept] = photos
    if (!kept) throw new Error('the photo was not kept')
    const file = await as(people.member.openId).call('meeting.photo', { branchId, meetingId, photoId: kept.photoId })
    if (file.comes !== 'inside') throw new Error('a small photo comes inside the answer')
    expect(Buffer.from(file.base64, 'base64').byteLength).toBeLessThanOrEqual(500_000)

    await secretary.getByRole('button', { name: '返回', exact: true }).last().click()
    await secretary.getByRole('button', { name: '会议照片 1 张' }).waitFor()
    const saved = await savedBy(page, () => secretary.getByRole('button', { name: '打印会议记录' }).click())
    const parts = unzipSync(saved)
    const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
    expect(paragraphsIn(xml)).toEqual(
      expect.arrayContaining([
        '传达了上级的文件。',
        `${people.member.name}：建议下月到社区服务。`,
        '附件：1. 到会登记表',
        '2. 照片',
        '党员大会会场',
      ]),
    )
    const [picture] = Object.entries(parts).filter(([path]) => /^word\/media\/.*\.jpg$/.test(path))
    expect(Buffer.from(picture?.[1] ?? []).equals(Buffer.from(file.base64, 'base64'))).toBe(true)
  })
})
