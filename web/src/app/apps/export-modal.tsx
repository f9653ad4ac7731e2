import { useState } from 'react';
import { api } from '../../base/api.ts';
import { ApiProblem, problemMessage } from '../../base/api-problem.ts';
import { savePackage } from '../../base/save-package.ts';
import { useLocale, useText } from '../../base/use-text.ts';
import { NameFields, useNaming } from '../../studio/frame/name-fields.tsx';
import { ReasonList } from '../../studio/packages/reason-list.tsx';
import { TextInput } from '../../ui/form-input.tsx';
import { FormModal } from '../../ui/form-modal.tsx';
import { DefinitionPicker } from './definition-picker.tsx';
import { usePackageChoices, usePackagePreview } from './use-package-choices.ts';

/** Any selection of definitions as a package: what else comes along is marked as one chooses. */
export function ExportModal({ onClose }: { onClose: () => void }) {
  const t = useText();
  const list = new Intl.ListFormat(useLocale());
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [about, setAbout] = useState('');
  const naming = useNaming(() => false);
  const choices = usePackageChoices();
  const chosen = (choices ?? []).filter(({ key }) => picked.has(key));
  const { data: preview, error } = usePackagePreview(chosen);
  const added = new Set(chosen.length > 0 ? preview?.added.map(({ kind, name }) => `${kind}/${name}`) : []);
  const download = async () => {
    const { name, whole: label } = naming;
    const definitions = chosen.map((each) => ({ kind: each.kind, name: each.name }));
    const description = about.trim() === '' ? label : { zh: about, en: about };
    const { zip } = await api.post('/packages/export', { definitions, name, label, description });
    savePackage(zip, name);
    onClose();
  };
  const problems = error instanceof ApiProblem ? (error.details.problems ?? []) : [];
  return (
    <FormModal
      title={t('apps.exportTitle')}
      action={t('apps.export')}
      disabled={chosen.length === 0 || !naming.isReady || error !== null}
      onSubmit={download}
      onClose={onClose}
    >
      <p>{t('apps.exportHelp')}</p>
      <DefinitionPicker choices={choices} picked={picked} added={added} onPick={setPicked} />
      {chosen.length > 0 && preview && (
        <p role="status">
          {t('apps.exportHolds', { chosen: chosen.length, added: added.size })}{' '}
          {preview.requires.length > 0 && t('template.requires', { names: list.format([...preview.requires]) })}
        </p>
      )}
      {error && chosen.length > 0 && (
        <ReasonList
          title={t('apps.exportStands')}
          problems={problems.length > 0 ? problems : [{ message: problemMessage(error) }]}
        />
      )}
      <NameFields naming={naming} />
      <TextInput label={t('apps.exportAbout')} value={about} maxLength={500} onChange={(event) => setAbout(event.target.value)} />
    </FormModal>
  );
}
