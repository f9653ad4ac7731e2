import { defineSolution } from '@tenon/metadata';
import { say } from '../words.ts';
import { sampleAssets } from './asset.demo.ts';
import { asset, assetHandover, assetRepair, assetSite } from './asset.objects.ts';
import { assetScreens } from './asset.screens.ts';

export const assetRegister = defineSolution({
  name: 'asset_register',
  label: say('资产登记', 'Asset register'),
  description: say(
    '电脑、车辆、机器：在谁手里、值多少、何时维修',
    'Computers, vehicles, machines: who has them, what they are worth, when they were repaired',
  ),
  version: '1.0',
  template: true,
  gallery: true,
  definitions: [asset, assetSite, assetHandover, assetRepair, ...assetScreens],
  samples: sampleAssets,
});
