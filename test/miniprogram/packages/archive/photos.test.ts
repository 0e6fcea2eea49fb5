/** @jest-environment jsdom */
import { instant } from '#domain/time/instant'
import { load, OFFLINE, refused, type Answers } from '../../../builders/simulate'
import { AT, NOW } from '../meeting/scene'

const photo = (photoId: string, caption = '') => {
  return { photoId, caption, turn: 90 as const, addedAt: instant('2025-06-10T09:00:00.000Z'), addedByName: '李平' }
}
const PHOTOS = { photos: [photo('m:p1', '会场'), photo('m:p2')], placesLeft: 4, mayChange: true }
const FILE = { comes: 'inside', fileName: '六月支部党员大会照片.jpg', base64: '/9j/' } as const
const page = (answers: Answers = {}) =>
  load('packages/archive/photos/photos', {
    answers: { 'meeting.photos': PHOTOS, 'meeting.photo': FILE, ...answers },
    query: AT,
    now: NOW,
  })

it('shows each photo with its caption, who added it and when, loaded one after the other', async () => {
  const shown = await page()
  for (const part of ['会场', '李平', '6月10日 17:00 附', '还可以附 4 张', '只有看得到这次会议记录的同志'])
    expect(shown.text()).toContain(part)
  expect(shown.sent('meeting.photo')).toEqual([
    { ...AT, photoId: 'm:p1' },
    { ...AT, photoId: 'm:p2' },
  ])
})

it('is only looked at by whoever may not change it', async () => {
  const shown = await page({ 'meeting.photos': { ...PHOTOS, mayChange: false } })
  expect(shown.text()).not.toMatch(/选一张照片|去掉/)
})

it('says of a photo that did not come that it did not, and goes on with the others', async () => {
  const shown = await page({ 'meeting.photo': OFFLINE })
  expect(shown.text()).toContain('网络不通')
  expect(shown.text()).toContain('再读一次')
  expect(shown.sent('meeting.photo')).toHaveLength(2)
})

it('says who may look where one may not, and never that there are none', async () => {
  const shown = await page({ 'meeting.photos': refused('not-permitted') })
  expect(shown.text()).not.toContain('还没有照片')
})

it('says that there are none where there are none', async () => {
  const shown = await page({ 'meeting.photos': { photos: [], placesLeft: 6, mayChange: true } })
  expect(shown.text()).toContain('还没有照片')
})

it('takes one away after asking', async () => {
  const shown = await page({ 'meeting.removePhoto': { placesLeft: 5 } })
  await shown.tap('去掉')
  expect(shown.sent('meeting.removePhoto')).toEqual([{ ...AT, photoId: 'm:p1' }])
})
