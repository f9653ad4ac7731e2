import { defineSolution } from '@tenon/metadata';
import { say } from '../words.ts';
import { sampleCompanyEventRecords } from './event.demo.ts';
import { companyEvent, eventSignup } from './event.objects.ts';
import { companyEventScreens } from './event.screens.ts';

export const companyEvents = defineSolution({
  name: 'company_events',
  label: say('活动报名', 'Event sign-up'),
  description: say('活动名额、报名、签到看板与到场率', 'Events with seats, sign-ups, a board to check people in, and who came'),
  version: '1.0',
  template: true,
  gallery: true,
  definitions: [companyEvent, eventSignup, ...companyEventScreens],
  samples: sampleCompanyEventRecords,
});
