import { strFromU8, unzipSync } from 'fflate'
import { docxWriter } from '../../../../../cloudfunctions/documents/docx-writer'
import { meetingHandlers } from '../../../../../cloudfunctions/application/meetings/meeting-handlers'
import { uploadHandlers } from '../../../../../cloudfunctions/application/uploads'
import { BESIDE, jpeg } from '../../../../builders/jpeg'
import { openOffice, type Office } from '../../../../builders/office'
import { bytesOf } from '../../../../builders/written-file'
import { textOf } from '../../../documents/docx-parts'
import { convene, done, later, seedMember, seedNeighbours } from '../scene'

let office: Office
let at: { branchId: string; meetingId: string }
beforeEach(async () => {
  office = await openOffice({ handlers: { ...meetingHandlers, ...uploadHandlers }, documents: docxWriter })
  at = await convene(office)
  await seedNeighbours(office)
})

async function brought(bytes: Buffer, as = 'clerk'): Promise<string[]> {
  const { uploadId } = await done(
    office,
    'file.upload',
    { branchId: at.branchId, base64: bytes.toString('base64') },
    as,
  )
  return [uploadId]
}
async function add(bytes = jpeg(), caption = '') {
  return office.call('meeting.addPhoto', { ...at, uploads: await brought(bytes), caption }, 'clerk')
}
async function added(bytes = jpeg(), caption = '') {
  const answer = await add(bytes, caption)
  if (!answer.ok) throw new Error(answer.code)
  return answer.value
}
async function closeIt() {
  await done(office, 'meeting.close', { ...at, minutes: '开过' }, 'clerk', later(60))
}

describe('a photo beside the minutes', () => {
  it('is listed with its caption and who added it, and is got back without what the camera wrote', async () => {
    const { photoId, placesLeft } = await added(jpeg({ orientation: 6 }), '会场')
    expect(placesLeft).toBe(5)
    const { photos, mayChange } = await done(office, 'meeting.photos', at)
    expect(photos).toEqual([
      { photoId, caption: '会场', turn: 90, addedAt: expect.any(String) as string, addedByName: '党员clerk' },
    ])
    expect(mayChange).toBe(true)
    const file = await done(office, 'meeting.photo', { ...at, photoId })
    expect(file.fileName).toBe('六月支部党员大会照片.jpg')
    const bytes = Buffer.from(bytesOf(file)).toString('latin1')
    expect(bytes.slice(0, 2)).toBe('\xff\xd8')
    for (const beside of Object.values(BESIDE)) expect(bytes).not.toContain(beside)
    const stored = JSON.stringify(await office.store.get('meetingPhotos', photoId))
    expect(Buffer.from(stored, 'utf8').toString()).not.toContain(
      Buffer.from(BESIDE.place).toString('base64').slice(4, 20),
    )
  })

  it('is for whoever may read the minutes: who was due, who reads the records, and nobody else', async () => {
    const { photoId } = await added()
    for (const as of ['member-1', 'office', 'secretary']) {
      expect(await office.call('meeting.photos', at, as)).toMatchObject({ ok: true, value: { photos: [{ photoId }] } })
      expect(await office.call('meeting.photo', { ...at, photoId }, as)).toMatchObject({ ok: true })
    }
    await closeIt()
    // On the roll since, neither due nor there.
    await seedMember(office, 'newcomer', {})
    for (const as of ['newcomer', 'neighbour', 'stranger']) {
      expect(await office.call('meeting.photos', at, as)).toMatchObject({ ok: false })
      expect(await office.call('meeting.photo', { ...at, photoId }, as)).toMatchObject({ ok: false })
    }
    const { mayChange } = await done(office, 'meeting.photos', at, 'member-1')
    expect(mayChange).toBe(false)
  })

  it('of another meeting is not there', async () => {
    const { photoId } = await added()
    const other = await convene(office, { title: '另一次' })
    expect(await office.call('meeting.photo', { ...other, photoId }, 'clerk')).toMatchObject({ code: 'no-such-photo' })
    expect(await office.call('meeting.removePhoto', { ...other, photoId }, 'clerk')).toMatchObject({
      code: 'no-such-photo',
    })
  })

  it('is added by whoever keeps the minutes, and taken away for good', async () => {
    const { photoId } = await added()
    const uploads = await brought(jpeg())
    expect(await office.call('meeting.addPhoto', { ...at, uploads }, 'member-1')).toMatchObject({
      code: 'not-permitted',
    })
    expect(await office.call('meeting.removePhoto', { ...at, photoId }, 'member-1')).toMatchObject({
      code: 'not-permitted',
    })
    expect(await done(office, 'meeting.removePhoto', { ...at, photoId })).toEqual({ placesLeft: 6 })
    expect(await office.store.get('meetingPhotos', photoId)).toBeUndefined()
    expect(await office.call('meeting.removePhoto', { ...at, photoId }, 'clerk')).toMatchObject({
      code: 'no-such-photo',
    })
  })

  it('is one of six at most, also where two add at once; one taken away makes room', async () => {
    for (let each = 0; each < 5; each++) await added()
    const two = await Promise.all([add(), add()])
    expect(two.filter(({ ok }) => ok)).toHaveLength(1)
    expect(two.find(({ ok }) => !ok)).toMatchObject({ code: 'too-many-photos', detail: { most: 6 } })
    const { photos, placesLeft } = await done(office, 'meeting.photos', at)
    expect([photos.length, placesLeft]).toEqual([6, 0])
    await done(office, 'meeting.removePhoto', { ...at, photoId: photos[2]?.photoId ?? '' })
    expect(await add()).toMatchObject({ ok: true, value: { placesLeft: 0 } })
  })

  it('is refused where it is no photo, too large, or the meeting was cancelled, and nothing is kept', async () => {
    expect(await add(Buffer.from('89504e470d0a1a0a0000', 'hex'))).toMatchObject({ code: 'photo-unreadable' })
    const pieces = await Promise.all(Array.from({ length: 9 }, () => brought(Buffer.alloc(60_000, 1))))
    const uploads = pieces.flat()
    expect(await office.call('meeting.addPhoto', { ...at, uploads }, 'clerk')).toMatchObject({
      code: 'photo-too-large',
    })
    expect(await office.call('meeting.addPhoto', { ...at, uploads: ['none'] }, 'clerk')).toMatchObject({
      code: 'no-such-file',
    })
    await done(office, 'meeting.cancel', { ...at, reason: '防汛' })
    expect(await add()).toMatchObject({ code: 'meeting-cancelled' })
    expect((await done(office, 'meeting.photos', at)).photos).toEqual([])
  })
})

describe('the minutes on paper', () => {
  it('have the photos as their second annex, each with its caption, in their own proportions', async () => {
    await added(jpeg({ width: 800, height: 600 }), '会场')
    await added(jpeg({ width: 300, height: 600 }))
    await closeIt()
    const parts = unzipSync(bytesOf(await done(office, 'meeting.minutesFile', at)))
    const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
    const outside = xml.replaceAll(/<w:tbl>.*?<\/w:tbl>/gs, '')
    const paragraphs = [...outside.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([each]) => textOf(each)).filter((each) => each)
    expect(paragraphs).toEqual(expect.arrayContaining(['附件：1. 到会登记表', '2. 照片', '附件1', '附件2', '会场']))
    const extents = [...xml.matchAll(/<wp:extent cx="(\d+)" cy="(\d+)"\/>/g)].map(([, x, y]) => Number(x) / Number(y))
    expect(extents).toEqual([expect.closeTo(800 / 600, 2), expect.closeTo(0.5, 2)])
    const pictures = Object.entries(parts).filter(([path]) => path.startsWith('word/media/'))
    expect(pictures.length).toBeGreaterThan(0)
    for (const [, bytes] of pictures) expect(Buffer.from(bytes).toString('latin1')).not.toContain(BESIDE.place)
  })
})
