import { defineSolution } from '@tenon/metadata';
import { say } from '../words.ts';
import { sampleCandidates } from './recruitment.demo.ts';
import { candidate, interview, jobOpening } from './recruitment.objects.ts';
import { jobOpeningScreens } from './recruitment.screens.ts';

export const recruitment = defineSolution({
  name: 'recruitment',
  label: say('招聘管理', 'Recruitment'),
  description: say(
    '职位、候选人看板、面试评分与录用率',
    'Openings, a board of candidates, interview scores and the share that is hired',
  ),
  version: '1.0',
  template: true,
  gallery: true,
  definitions: [jobOpening, candidate, interview, ...jobOpeningScreens],
  samples: sampleCandidates,
});
