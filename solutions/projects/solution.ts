import { defineSolution } from '@tenon/metadata';
import { sampleProjects } from './demo/sample-projects.demo.ts';
import { milestone, openMilestones } from './milestone/milestone.object.ts';
import { project } from './project/project.object.ts';
import { allProjects, projectBoard, projectLayout, runningProjects } from './project/project.views.ts';
import { projectsApp } from './projects.app.ts';
import { accountPage, accountProjects, repOnProjects } from './projects.extensions.ts';
import { projectMember } from './roles.ts';
import { allTime, myTime, timeEntry, timeEntryLayout } from './time-entry/time-entry.object.ts';

export const projects = defineSolution({
  name: 'projects',
  label: { zh: '项目管理', en: 'Projects' },
  description: {
    zh: '为客户交付的项目：里程碑、工时与进度，显示在客户页面上',
    en: 'Projects for customers with milestones, hours and progress, shown at the account',
  },
  version: '0.1.0',
  template: true,
  requires: { sales: '0.1.0' },
  definitions: [
    ...[projectsApp, project, milestone, timeEntry, projectMember],
    ...[runningProjects, projectBoard, allProjects, projectLayout],
    ...[openMilestones, myTime, allTime, timeEntryLayout],
  ],
  extensions: [accountProjects, accountPage, repOnProjects],
  samples: sampleProjects,
});
