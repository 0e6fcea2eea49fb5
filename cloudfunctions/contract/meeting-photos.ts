/** Photos beside the minutes of a meeting: optional, small, and for whoever may read the minutes. */
import { MOST_PHOTOS, PHOTO_TURNS } from '#domain/meeting/meeting-photo'
import * as v from 'valibot'
import { meeting } from './meeting-view'
import { procedure } from './procedure'
import { count, id, instant, name, noPersonsNumber, writtenFile } from './schemas'
import { uploads } from './uploads'

const caption = v.pipe(
  v.optional(v.pipe(v.string(), v.trim(), v.maxLength(60, '最多 60 字'), noPersonsNumber), ''),
  v.description('what is to be seen'),
)
const places = v.pipe(count, v.maxValue(MOST_PHOTOS))

export const meetingPhotoProcedures = {
  'meeting.photos': procedure({
    summary: '一次会议附的照片：说明、谁在何时附的；看得到会议记录的人可见',
    kind: 'read',
    runs: 'api',
    allow: 'see-organization',
    input: v.strictObject(meeting),
    output: v.strictObject({
      photos: v.array(
        v.strictObject({
          ...{ photoId: id, caption: v.string(), addedAt: instant, addedByName: v.nullable(name) },
          turn: v.pipe(v.picklist(PHOTO_TURNS), v.description('degrees to the right that bring it upright')),
        }),
      ),
      placesLeft: v.pipe(places, v.description('how many more can be added')),
      mayChange: v.pipe(v.boolean(), v.description('whether the caller may add and take away')),
    }),
    refusals: ['no-such-branch', 'not-permitted', 'no-such-meeting'],
  }),
  'meeting.photo': procedure({
    summary: '取一张会议照片',
    kind: 'read',
    runs: 'api',
    allow: 'see-organization',
    input: v.strictObject({ ...meeting, photoId: id }),
    output: writtenFile,
    refusals: ['no-such-branch', 'not-permitted', 'no-such-meeting', 'no-such-photo'],
  }),
  'meeting.addPhoto': procedure({
    summary: '给会议记录附一张照片（JPG，500 KB 以内）；去掉拍摄地点等附带的信息再存',
    kind: 'write',
    runs: 'api',
    allow: 'keep-meetings',
    input: v.strictObject({ ...meeting, uploads, caption }),
    output: v.strictObject({ photoId: id, placesLeft: places }),
    refusals: [
      'no-such-meeting',
      'meeting-cancelled',
      'no-such-file',
      'photo-unreadable',
      'photo-too-large',
      'too-many-photos',
    ],
  }),
  'meeting.removePhoto': procedure({
    summary: '去掉一张会议照片，不再保存',
    kind: 'write',
    runs: 'api',
    allow: 'keep-meetings',
    input: v.strictObject({ ...meeting, photoId: id }),
    output: v.strictObject({ placesLeft: places }),
    refusals: ['no-such-meeting', 'no-such-photo'],
  }),
} as const
