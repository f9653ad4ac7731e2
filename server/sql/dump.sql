-- System tables as the migrations leave them. Made by `npm run dump-schema`; read it, change a migration instead.

create table tenon.account (
  id uuid not null,
  email text not null,
  name text not null,
  password_hash text,
  locale text not null default 'zh'::text,
  theme text not null default 'auto'::text,
  time_zone text not null default 'Asia/Shanghai'::text,
  active boolean not null default true,
  created_at timestamp with time zone not null default now(),
  password_changed_at timestamp with time zone,
  email_key text not null,
  constraint account_locale_check CHECK ((locale = ANY (ARRAY['zh'::text, 'en'::text]))),
  constraint account_pkey PRIMARY KEY (id),
  constraint account_theme_check CHECK ((theme = ANY (ARRAY['light'::text, 'dark'::text, 'auto'::text])))
);
create index account_email_key on tenon.account using btree (email_key);

create table tenon.api_key (
  id uuid not null,
  token_hash bytea not null,
  prefix text not null,
  workspace_id text not null,
  name text not null,
  roles text[] not null,
  created_by uuid not null,
  created_at timestamp with time zone not null default now(),
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint api_key_pkey PRIMARY KEY (id),
  constraint api_key_token_hash_key UNIQUE (token_hash),
  constraint api_key_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(id) ON DELETE CASCADE
);

create table tenon.invitation (
  id uuid not null,
  token_hash bytea not null,
  workspace_id text not null,
  user_id uuid not null,
  email text not null,
  created_by uuid not null,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  resets boolean not null default false,
  constraint invitation_pkey PRIMARY KEY (id),
  constraint invitation_token_hash_key UNIQUE (token_hash),
  constraint invitation_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(id) ON DELETE CASCADE
);
create index invitation_user on tenon.invitation using btree (workspace_id, user_id);

create table tenon.membership (
  account_id uuid not null,
  workspace_id text not null,
  user_id uuid not null,
  constraint membership_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint membership_pkey PRIMARY KEY (account_id, workspace_id),
  constraint membership_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(id) ON DELETE CASCADE,
  constraint membership_workspace_id_user_id_key UNIQUE (workspace_id, user_id)
);

create table tenon.migration (
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migration_pkey PRIMARY KEY (name)
);

create table tenon.session (
  id uuid not null,
  token_hash bytea not null,
  account_id uuid not null,
  workspace_id text not null,
  created_at timestamp with time zone not null default now(),
  last_seen_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  address text not null,
  agent text not null,
  constraint session_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE,
  constraint session_pkey PRIMARY KEY (id),
  constraint session_token_hash_key UNIQUE (token_hash),
  constraint session_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(id) ON DELETE CASCADE
);
create index session_account on tenon.session using btree (account_id);

create table tenon.setup_token (
  token_hash bytea not null,
  created_at timestamp with time zone not null default now(),
  used_at timestamp with time zone,
  constraint setup_token_pkey PRIMARY KEY (token_hash)
);

create table tenon.throttle (
  key text not null,
  failures integer not null,
  last_at timestamp with time zone not null,
  blocked_until timestamp with time zone,
  constraint throttle_pkey PRIMARY KEY (key)
);

create table tenon.workspace (
  id text not null,
  name text not null,
  schema_name text not null,
  role_name text not null,
  currency text not null default 'CNY'::text,
  time_zone text not null default 'Asia/Shanghai'::text,
  revision integer not null default 0,
  created_at timestamp with time zone not null default now(),
  region text,
  year_start smallint not null default 1,
  roll_out_on date default '-infinity'::date,
  constraint workspace_id_check CHECK ((id ~ '^[a-z][a-z0-9_]{0,40}$'::text)),
  constraint workspace_pkey PRIMARY KEY (id),
  constraint workspace_role_name_key UNIQUE (role_name),
  constraint workspace_schema_name_key UNIQUE (schema_name),
  constraint workspace_year_start_check CHECK (((year_start >= 1) AND (year_start <= 12)))
);

create table workspace.sys_agent (
  principal uuid not null,
  agent uuid not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  set_at timestamp with time zone not null,
  constraint sys_agent_check CHECK ((until_at > from_at)),
  constraint sys_agent_pkey PRIMARY KEY (principal)
);

create table workspace.sys_approval (
  id uuid not null,
  process text not null,
  run uuid not null,
  object text not null,
  record_id uuid not null,
  title text,
  submitter uuid not null,
  submitted_at timestamp with time zone not null,
  state text not null,
  round integer not null default 1,
  locks text[],
  handed_back boolean not null default false,
  ended_at timestamp with time zone,
  constraint sys_approval_pkey PRIMARY KEY (id),
  constraint sys_approval_run_key UNIQUE (run),
  constraint sys_approval_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'approved'::text, 'rejected'::text, 'withdrawn'::text, 'terminated'::text])))
);
create unique index sys_approval_open on workspace.sys_approval using btree (object, record_id) where (state = 'pending'::text);
create index sys_approval_record on workspace.sys_approval using btree (object, record_id, id DESC);
create index sys_approval_submitter on workspace.sys_approval using btree (submitter, id DESC);

create table workspace.sys_assignment (
  process text not null,
  step text not null,
  turns jsonb not null,
  constraint sys_assignment_pkey PRIMARY KEY (process, step)
);

create table workspace.sys_batch (
  id uuid not null,
  kind text not null,
  object text not null,
  at timestamp with time zone not null default now(),
  actor uuid,
  records integer not null default 0,
  undone_at timestamp with time zone,
  key_id uuid,
  cause uuid,
  button text,
  constraint sys_batch_pkey PRIMARY KEY (id)
);
create index sys_batch_cause on workspace.sys_batch using btree (cause) where (cause IS NOT NULL);

create table workspace.sys_bulk_part (
  job_id uuid not null,
  part integer not null,
  ids uuid[] not null,
  constraint sys_bulk_part_job_id_fkey FOREIGN KEY (job_id) REFERENCES workspace.sys_job(id) ON DELETE CASCADE,
  constraint sys_bulk_part_pkey PRIMARY KEY (job_id, part)
);

create table workspace.sys_calendar (
  id uuid not null,
  name text not null,
  time_zone text,
  week jsonb not null,
  is_default boolean not null default false,
  version integer not null,
  changed_at timestamp with time zone not null,
  changed_by uuid not null,
  constraint sys_calendar_pkey PRIMARY KEY (id)
);
create unique index sys_calendar_default on workspace.sys_calendar using btree (is_default) where is_default;

create table workspace.sys_calendar_day (
  calendar uuid not null,
  date date not null,
  name text not null,
  hours jsonb not null,
  source text not null,
  constraint sys_calendar_day_calendar_fkey FOREIGN KEY (calendar) REFERENCES workspace.sys_calendar(id) ON DELETE CASCADE,
  constraint sys_calendar_day_pkey PRIMARY KEY (calendar, date)
);

create table workspace.sys_calendar_user (
  member uuid not null,
  kind text not null,
  calendar uuid not null,
  constraint sys_calendar_user_calendar_fkey FOREIGN KEY (calendar) REFERENCES workspace.sys_calendar(id) ON DELETE CASCADE,
  constraint sys_calendar_user_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'department'::text]))),
  constraint sys_calendar_user_pkey PRIMARY KEY (member)
);
create index sys_calendar_user_calendar on workspace.sys_calendar_user using btree (calendar);

create table workspace.sys_call (
  id uuid not null,
  connection text not null,
  action text not null,
  key text not null,
  send text,
  step jsonb,
  change jsonb,
  actor uuid,
  key_roles text[],
  status text not null,
  attempts smallint not null default 0,
  due_at timestamp with time zone,
  problem jsonb,
  created_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  run uuid,
  visit integer,
  answer jsonb,
  constraint sys_call_connection_key_key UNIQUE (connection, key),
  constraint sys_call_pkey PRIMARY KEY (id),
  constraint sys_call_status_check CHECK ((status = ANY (ARRAY['waiting'::text, 'done'::text, 'failed'::text])))
);
create index sys_call_done on workspace.sys_call using btree (connection, id DESC) where (status = 'done'::text);
create index sys_call_due on workspace.sys_call using btree (connection, due_at) where (status = 'waiting'::text);
create index sys_call_failed on workspace.sys_call using btree (connection, id DESC) where (status = 'failed'::text);
create index sys_call_recent on workspace.sys_call using btree (connection, id DESC);
create index sys_call_run on workspace.sys_call using btree (run, visit) where (run IS NOT NULL);

create table workspace.sys_change_set (
  id uuid not null,
  name text not null,
  base integer not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  created_by uuid,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  constraint sys_change_set_pkey PRIMARY KEY (id)
);

create table workspace.sys_checkpoint_log (
  number bigint not null,
  at timestamp with time zone not null,
  object text not null,
  record_id uuid,
  checkpoint text not null,
  content text not null,
  previous text not null,
  hash text not null,
  constraint sys_checkpoint_log_pkey PRIMARY KEY (number)
);
create index sys_checkpoint_log_record on workspace.sys_checkpoint_log using btree (object, record_id, number DESC);

create table workspace.sys_comment (
  id uuid not null,
  object text not null,
  record_id uuid not null,
  at timestamp with time zone not null,
  author uuid not null,
  said text not null,
  replies_to uuid,
  edited_at timestamp with time zone,
  deleted_at timestamp with time zone,
  constraint sys_comment_pkey PRIMARY KEY (id)
);
create index sys_comment_deleted on workspace.sys_comment using btree (deleted_at) where (deleted_at IS NOT NULL);
create index sys_comment_record on workspace.sys_comment using btree (object, record_id, at DESC, id DESC);
create index sys_comment_replies on workspace.sys_comment using btree (replies_to) where (replies_to IS NOT NULL);

create table workspace.sys_connection (
  name text not null,
  set_up_by uuid not null,
  secrets jsonb not null,
  stopped jsonb,
  saved jsonb not null default '{}'::jsonb,
  constraint sys_connection_pkey PRIMARY KEY (name)
);

create table workspace.sys_copy (
  approval uuid not null,
  person uuid not null,
  copied_at timestamp with time zone not null,
  read_at timestamp with time zone,
  constraint sys_copy_approval_fkey FOREIGN KEY (approval) REFERENCES workspace.sys_approval(id) ON DELETE CASCADE,
  constraint sys_copy_pkey PRIMARY KEY (approval, person)
);
create index sys_copy_person on workspace.sys_copy using btree (person, copied_at DESC, approval DESC);

create table workspace.sys_counter (
  name text not null,
  period text not null,
  value bigint not null,
  constraint sys_counter_pkey PRIMARY KEY (name, period)
);

create table workspace.sys_data_version (
  object text not null,
  backend integer not null,
  changes bigint not null,
  constraint sys_data_version_pkey PRIMARY KEY (object, backend)
);

create table workspace.sys_decision (
  id uuid not null,
  approval uuid not null,
  task uuid,
  number integer,
  at timestamp with time zone not null,
  act text not null,
  by uuid,
  principal uuid,
  comment text,
  detail jsonb not null default '{}'::jsonb,
  constraint sys_decision_approval_fkey FOREIGN KEY (approval) REFERENCES workspace.sys_approval(id) ON DELETE CASCADE,
  constraint sys_decision_pkey PRIMARY KEY (id),
  constraint sys_decision_task_fkey FOREIGN KEY (task) REFERENCES workspace.sys_task(id) ON DELETE CASCADE
);
create index sys_decision_approval on workspace.sys_decision using btree (approval, id);
create index sys_decision_by on workspace.sys_decision using btree (by, id DESC) where (by IS NOT NULL);
create unique index sys_decision_number on workspace.sys_decision using btree (task, number) where (number IS NOT NULL);

create table workspace.sys_definition (
  kind text not null,
  name text not null,
  layer text not null,
  body json,
  solution text not null default ''::text,
  updated_at timestamp with time zone not null default now(),
  updated_by uuid,
  constraint sys_definition_layer_check CHECK ((layer = ANY (ARRAY['base'::text, 'extension'::text, 'overlay'::text]))),
  constraint sys_definition_pkey PRIMARY KEY (kind, name, layer, solution)
);

create table workspace.sys_delivery (
  id uuid not null,
  webhook uuid not null,
  event text,
  at timestamp with time zone not null,
  state text not null,
  repeats integer not null default 0,
  problem jsonb,
  seen text,
  record_id uuid,
  constraint sys_delivery_pkey PRIMARY KEY (id),
  constraint sys_delivery_state_check CHECK ((state = ANY (ARRAY['received'::text, 'refused'::text]))),
  constraint sys_delivery_webhook_fkey FOREIGN KEY (webhook) REFERENCES workspace.sys_webhook(id) ON DELETE CASCADE
);
create unique index sys_delivery_event on workspace.sys_delivery using btree (webhook, event) where (state = 'received'::text);
create index sys_delivery_latest on workspace.sys_delivery using btree (webhook, id DESC);

create table workspace.sys_draft (
  set_id uuid not null,
  kind text not null,
  name text not null,
  body json not null,
  base json not null,
  version integer not null,
  updated_at timestamp with time zone not null,
  updated_by uuid,
  constraint sys_draft_pkey PRIMARY KEY (set_id, kind, name),
  constraint sys_draft_set_id_fkey FOREIGN KEY (set_id) REFERENCES workspace.sys_change_set(id) ON DELETE CASCADE
);

create table workspace.sys_event (
  id uuid not null,
  at timestamp with time zone not null,
  object text not null,
  record_id uuid not null,
  action text not null,
  changed text[] not null,
  actor uuid,
  source text not null,
  pending boolean not null default false,
  retry_at timestamp with time zone,
  key_roles text[],
  record jsonb,
  run uuid,
  taken_back boolean not null default false,
  before jsonb,
  told boolean not null default true,
  constraint sys_event_pkey PRIMARY KEY (id)
);
create index sys_event_pending on workspace.sys_event using btree (id) where pending;

create table workspace.sys_evidence (
  task uuid not null,
  file uuid not null,
  sha256 bytea not null,
  use text not null,
  constraint sys_evidence_pkey PRIMARY KEY (file, task, use),
  constraint sys_evidence_task_fkey FOREIGN KEY (task) REFERENCES workspace.sys_task(id) ON DELETE CASCADE,
  constraint sys_evidence_use_check CHECK ((use = ANY (ARRAY['shown'::text, 'signature'::text, 'attachment'::text])))
);
create index sys_evidence_task on workspace.sys_evidence using btree (task);

create table workspace.sys_file (
  id uuid not null,
  name text not null,
  size bigint not null,
  type text not null,
  sha256 bytea not null,
  object text,
  record_id uuid,
  created_at timestamp with time zone not null default now(),
  created_by uuid not null,
  key_id uuid,
  comment uuid,
  constraint sys_file_pkey PRIMARY KEY (id)
);
create index sys_file_comment on workspace.sys_file using btree (comment) where (comment IS NOT NULL);
create index sys_file_record on workspace.sys_file using btree (object, record_id);

create table workspace.sys_follow (
  object text not null,
  record_id uuid not null,
  person uuid not null,
  follows boolean not null,
  constraint sys_follow_pkey PRIMARY KEY (object, record_id, person)
);

create table workspace.sys_former_name (
  name text not null,
  times bigint not null,
  used_at timestamp with time zone not null,
  constraint sys_former_name_pkey PRIMARY KEY (name)
);

create table workspace.sys_history (
  id uuid not null,
  object text not null,
  record_id uuid not null,
  at timestamp with time zone not null,
  actor uuid,
  source text not null,
  action text not null,
  changes jsonb,
  batch uuid,
  follows boolean,
  constraint sys_history_pkey PRIMARY KEY (record_id, id)
);
create index sys_history_batch on workspace.sys_history using btree (batch, id) where (batch IS NOT NULL);
create index sys_history_looks on workspace.sys_history using btree (actor, at) where (action = ANY (ARRAY['print'::text, 'reveal'::text]));

create table workspace.sys_idempotency (
  key text not null,
  credential uuid not null,
  request_hash bytea not null,
  outcome json,
  created_at timestamp with time zone not null default now(),
  constraint sys_idempotency_pkey PRIMARY KEY (credential, key)
);

create table workspace.sys_import_error (
  job_id uuid not null,
  "row" integer not null,
  errors jsonb not null,
  cells jsonb not null,
  constraint sys_import_error_job_id_fkey FOREIGN KEY (job_id) REFERENCES workspace.sys_job(id) ON DELETE CASCADE,
  constraint sys_import_error_pkey PRIMARY KEY (job_id, "row")
);

create table workspace.sys_import_link (
  job_id uuid not null,
  "row" integer not null,
  column_name text not null,
  record_id uuid not null,
  texts text[] not null,
  cells jsonb not null,
  is_same boolean not null default false,
  constraint sys_import_link_job_id_fkey FOREIGN KEY (job_id) REFERENCES workspace.sys_job(id) ON DELETE CASCADE,
  constraint sys_import_link_pkey PRIMARY KEY (job_id, "row", column_name)
);

create table workspace.sys_import_map (
  id uuid not null,
  object text not null,
  name text not null,
  plan jsonb not null,
  owner uuid not null,
  shared boolean not null default false,
  updated_at timestamp with time zone not null default now(),
  key_id uuid,
  constraint sys_import_map_owner_key_id_object_name_key UNIQUE NULLS NOT DISTINCT (owner, key_id, object, name),
  constraint sys_import_map_pkey PRIMARY KEY (id)
);
create index sys_import_map_object on workspace.sys_import_map using btree (object);

create table workspace.sys_job (
  id uuid not null,
  kind text not null,
  status text not null,
  input jsonb not null,
  progress jsonb not null default '{}'::jsonb,
  problem text,
  created_by uuid not null,
  created_at timestamp with time zone not null default now(),
  started_at timestamp with time zone,
  heartbeat_at timestamp with time zone,
  ended_at timestamp with time zone,
  cancel_requested boolean not null default false,
  key_roles text[],
  key_id uuid,
  constraint sys_job_pkey PRIMARY KEY (id),
  constraint sys_job_status_check CHECK ((status = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text])))
);
create index sys_job_open on workspace.sys_job using btree (created_at) where (status = ANY (ARRAY['queued'::text, 'running'::text]));

create table workspace.sys_leave (
  id uuid not null,
  person uuid not null,
  from_date date not null,
  until_date date not null,
  note text not null,
  set_at timestamp with time zone not null,
  set_by uuid not null,
  constraint sys_leave_check CHECK ((until_date >= from_date)),
  constraint sys_leave_pkey PRIMARY KEY (id)
);
create index sys_leave_person on workspace.sys_leave using btree (person, until_date);

create table workspace.sys_mail (
  id uuid not null,
  key text not null,
  kind text not null,
  person uuid,
  address text,
  notice uuid,
  run uuid,
  content jsonb,
  state text not null,
  attempts integer not null default 0,
  due_at timestamp with time zone,
  told jsonb,
  decided_by uuid,
  created_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint sys_mail_key_key UNIQUE (key),
  constraint sys_mail_kind_check CHECK ((kind = ANY (ARRAY['notice'::text, 'digest'::text, 'message'::text]))),
  constraint sys_mail_pkey PRIMARY KEY (id),
  constraint sys_mail_state_check CHECK ((state = ANY (ARRAY['intended'::text, 'sending'::text, 'sent'::text, 'unknown'::text, 'failed'::text, 'held'::text, 'dropped'::text])))
);
create index sys_mail_due on workspace.sys_mail using btree (due_at) where (state = ANY (ARRAY['intended'::text, 'sending'::text]));
create index sys_mail_sent on workspace.sys_mail using btree (COALESCE((person)::text, address), ended_at) where (state = ANY (ARRAY['sent'::text, 'unknown'::text]));
create index sys_mail_state on workspace.sys_mail using btree (state, id DESC);

create table workspace.sys_mail_server (
  one boolean not null default true,
  host text not null,
  port integer not null,
  security text not null,
  account text,
  password text,
  sender text not null,
  sender_name text,
  stopped jsonb,
  set_up_by uuid not null,
  set_up_at timestamp with time zone not null,
  constraint sys_mail_server_one_check CHECK (one),
  constraint sys_mail_server_pkey PRIMARY KEY (one),
  constraint sys_mail_server_security_check CHECK ((security = ANY (ARRAY['tls'::text, 'starttls'::text, 'none'::text])))
);

create table workspace.sys_migration (
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  constraint sys_migration_pkey PRIMARY KEY (name)
);

create table workspace.sys_notice (
  id uuid not null,
  person uuid not null,
  kind text not null,
  key text not null,
  count integer not null default 1,
  by uuid,
  object text,
  record_id uuid,
  process text,
  approval uuid,
  task uuid,
  told_at timestamp with time zone not null,
  read_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  mailed text,
  said jsonb,
  comment uuid,
  constraint sys_notice_mailed_check CHECK ((mailed = ANY (ARRAY['digest'::text, 'done'::text]))),
  constraint sys_notice_pkey PRIMARY KEY (id)
);
create index sys_notice_digest on workspace.sys_notice using btree (person) where ((mailed = 'digest'::text) AND (read_at IS NULL) AND (withdrawn_at IS NULL));
create index sys_notice_list on workspace.sys_notice using btree (person, told_at DESC, id DESC) where (withdrawn_at IS NULL);
create unique index sys_notice_once on workspace.sys_notice using btree (person, key);
create index sys_notice_task on workspace.sys_notice using btree (task) where ((task IS NOT NULL) AND (withdrawn_at IS NULL));
create index sys_notice_told on workspace.sys_notice using btree (told_at);
create index sys_notice_unmailed on workspace.sys_notice using btree (told_at) where ((mailed IS NULL) AND (read_at IS NULL) AND (withdrawn_at IS NULL));
create index sys_notice_unread on workspace.sys_notice using btree (person) where ((withdrawn_at IS NULL) AND (read_at IS NULL));

create table workspace.sys_notice_choice (
  person uuid not null,
  mail jsonb not null,
  hidden text[] not null,
  quiet_from text,
  quiet_until text,
  digest_at text not null,
  constraint sys_notice_choice_pkey PRIMARY KEY (person)
);

create table workspace.sys_pass (
  id uuid not null,
  object text not null,
  record_id uuid not null,
  checkpoint text not null,
  action text not null,
  option text,
  reason text not null,
  requester uuid not null,
  asked_at timestamp with time zone not null,
  state text not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  comment text,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint sys_pass_action_check CHECK ((action = ANY (ARRAY['update'::text, 'delete'::text, 'restore'::text]))),
  constraint sys_pass_check CHECK ((decided_by <> requester)),
  constraint sys_pass_check1 CHECK (((state = ANY (ARRAY['granted'::text, 'used'::text])) <= (decided_by IS NOT NULL))),
  constraint sys_pass_pkey PRIMARY KEY (id),
  constraint sys_pass_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'granted'::text, 'refused'::text, 'withdrawn'::text, 'expired'::text, 'used'::text])))
);
create unique index sys_pass_open on workspace.sys_pass using btree (object, record_id, checkpoint, action, COALESCE(option, ''::text), requester) where (state = ANY (ARRAY['asked'::text, 'granted'::text]));
create index sys_pass_record on workspace.sys_pass using btree (object, record_id, id DESC);

create table workspace.sys_press (
  job_id uuid not null,
  place integer not null,
  record_id uuid not null,
  outcome jsonb,
  constraint sys_press_job_id_fkey FOREIGN KEY (job_id) REFERENCES workspace.sys_job(id) ON DELETE CASCADE,
  constraint sys_press_pkey PRIMARY KEY (job_id, place)
);
create index sys_press_open on workspace.sys_press using btree (job_id, place) where (outcome IS NULL);

create table workspace.sys_process_version (
  id uuid not null,
  process text not null,
  body json not null,
  at timestamp with time zone not null,
  constraint sys_process_version_pkey PRIMARY KEY (id)
);

create table workspace.sys_reaction (
  comment uuid not null,
  person uuid not null,
  reaction text not null,
  at timestamp with time zone not null,
  constraint sys_reaction_comment_fkey FOREIGN KEY (comment) REFERENCES workspace.sys_comment(id) ON DELETE CASCADE,
  constraint sys_reaction_pkey PRIMARY KEY (comment, person, reaction)
);

create table workspace.sys_revision (
  revision integer not null,
  at timestamp with time zone not null default now(),
  by uuid,
  summary text not null,
  definitions json not null,
  steps json not null default '[]'::json,
  change_set uuid,
  constraint sys_revision_pkey PRIMARY KEY (revision)
);
create unique index sys_revision_change_set on workspace.sys_revision using btree (change_set) where (change_set IS NOT NULL);

create table workspace.sys_run (
  id uuid not null,
  process text,
  object text not null,
  record_id uuid not null,
  status text not null,
  attempts smallint not null,
  due_at timestamp with time zone,
  problem text,
  created_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  event uuid not null,
  version uuid,
  at timestamp with time zone not null,
  action text not null,
  changed text[] not null,
  record jsonb,
  actor uuid,
  key_roles text[],
  source text not null,
  cause uuid,
  depth smallint not null default 0,
  step text,
  log jsonb not null default '[]'::jsonb,
  moves integer not null default 0,
  root uuid,
  before jsonb,
  outer_run uuid,
  outer_visit integer,
  block text,
  given jsonb,
  choices jsonb,
  constraint sys_run_pkey PRIMARY KEY (id),
  constraint sys_run_status_check CHECK ((status = ANY (ARRAY['ready'::text, 'waiting'::text, 'underway'::text, 'done'::text, 'skipped'::text, 'failed'::text, 'aside'::text])))
);
create index sys_run_aside on workspace.sys_run using btree (id) where (status = 'aside'::text);
create index sys_run_due on workspace.sys_run using btree (due_at) where (status = 'waiting'::text);
create unique index sys_run_event on workspace.sys_run using btree (event, COALESCE(process, ''::text)) where (outer_run IS NULL);
create index sys_run_inner on workspace.sys_run using btree (outer_run, outer_visit) where (outer_run IS NOT NULL);
create index sys_run_inner_open on workspace.sys_run using btree (outer_run, outer_visit) where ((outer_run IS NOT NULL) AND (status = ANY (ARRAY['ready'::text, 'waiting'::text, 'underway'::text, 'failed'::text])));
create index sys_run_inner_ready on workspace.sys_run using btree (process, id) where ((outer_run IS NOT NULL) AND (status = 'ready'::text));
create index sys_run_open on workspace.sys_run using btree (process, id) where (status = ANY (ARRAY['waiting'::text, 'failed'::text]));
create index sys_run_process on workspace.sys_run using btree (process, id DESC);
create index sys_run_ready on workspace.sys_run using btree (process, id) where (status = 'ready'::text);
create index sys_run_record on workspace.sys_run using btree (record_id, id DESC);
create index sys_run_root on workspace.sys_run using btree (root) where (root IS NOT NULL);

create table workspace.sys_sample (
  object text not null,
  record_id uuid not null,
  solution text,
  constraint sys_sample_pkey PRIMARY KEY (object, record_id)
);

create table workspace.sys_schedule (
  process text not null,
  trigger jsonb not null,
  revision integer not null,
  next_at timestamp with time zone not null,
  swept_at timestamp with time zone not null,
  problem text,
  failed_at timestamp with time zone,
  constraint sys_schedule_pkey PRIMARY KEY (process)
);
create index sys_schedule_next on workspace.sys_schedule using btree (next_at);

create table workspace.sys_schema_task (
  name text not null,
  table_name text not null,
  kind text not null,
  statement text not null,
  status text not null default 'queued'::text,
  problem text,
  created_at timestamp with time zone not null default now(),
  started_at timestamp with time zone,
  constraint sys_schema_task_kind_check CHECK ((kind = ANY (ARRAY['createIndex'::text, 'validate'::text]))),
  constraint sys_schema_task_pkey PRIMARY KEY (name),
  constraint sys_schema_task_status_check CHECK ((status = ANY (ARRAY['queued'::text, 'running'::text, 'failed'::text])))
);

create table workspace.sys_search_shape (
  object text not null,
  shape text not null,
  constraint sys_search_shape_pkey PRIMARY KEY (object)
);

create table workspace.sys_seat (
  id uuid not null,
  task uuid not null,
  "position" integer not null,
  person uuid not null,
  principal uuid,
  reason text,
  added_by uuid,
  place text,
  added_rule jsonb,
  advises boolean not null default false,
  weight integer not null default 1,
  vote text,
  voted_at integer,
  removed boolean not null default false,
  state text not null,
  constraint sys_seat_pkey PRIMARY KEY (id),
  constraint sys_seat_place_check CHECK ((place = ANY (ARRAY['before'::text, 'after'::text, 'beside'::text]))),
  constraint sys_seat_state_check CHECK ((state = ANY (ARRAY['notStarted'::text, 'waiting'::text, 'pending'::text, 'approving'::text, 'approved'::text, 'rejected'::text, 'closed'::text]))),
  constraint sys_seat_task_fkey FOREIGN KEY (task) REFERENCES workspace.sys_task(id) ON DELETE CASCADE,
  constraint sys_seat_vote_check CHECK ((vote = ANY (ARRAY['approved'::text, 'rejected'::text])))
);
create unique index sys_seat_once on workspace.sys_seat using btree (task, person) where ((state = ANY (ARRAY['notStarted'::text, 'waiting'::text, 'pending'::text, 'approving'::text])) AND (NOT removed));
create index sys_seat_pending on workspace.sys_seat using btree (person, id) where ((state = 'pending'::text) AND (NOT removed));
create unique index sys_seat_place on workspace.sys_seat using btree (task, "position");

create table workspace.sys_shipped_before (
  revision integer not null,
  solution text not null,
  installed jsonb,
  shipped json not null,
  constraint sys_shipped_before_pkey PRIMARY KEY (revision, solution)
);

create table workspace.sys_slow_list (
  object text not null,
  wanted jsonb not null,
  times integer not null,
  slowest integer not null,
  seen_at timestamp with time zone not null,
  constraint sys_slow_list_pkey PRIMARY KEY (object, wanted)
);

create table workspace.sys_solution (
  name text not null,
  version text not null,
  installed_at timestamp with time zone not null default now(),
  notice jsonb,
  samples text,
  requires jsonb not null default '{}'::jsonb,
  label jsonb,
  constraint sys_solution_pkey PRIMARY KEY (name),
  constraint sys_solution_samples_check CHECK ((samples = ANY (ARRAY['wanted'::text, 'done'::text])))
);

create table workspace.sys_task (
  id uuid not null,
  approval uuid not null,
  step text not null,
  label jsonb,
  token uuid not null,
  visit integer not null,
  round integer not null,
  settings jsonb not null,
  kind text not null,
  goes jsonb,
  reopened boolean not null default false,
  snapshot jsonb not null,
  version integer not null,
  barred uuid[] not null,
  state text not null,
  acts integer not null default 0,
  opened_at timestamp with time zone not null,
  due_at timestamp with time zone,
  reminded_at timestamp with time zone,
  ended_at timestamp with time zone,
  time_left double precision,
  constraint sys_task_approval_fkey FOREIGN KEY (approval) REFERENCES workspace.sys_approval(id) ON DELETE CASCADE,
  constraint sys_task_kind_check CHECK ((kind = ANY (ARRAY['approval'::text, 'resubmit'::text]))),
  constraint sys_task_pkey PRIMARY KEY (id),
  constraint sys_task_state_check CHECK ((state = ANY (ARRAY['open'::text, 'approved'::text, 'rejected'::text, 'returned'::text, 'closed'::text])))
);
create index sys_task_approval on workspace.sys_task using btree (approval, id);

create table workspace.sys_token (
  id uuid not null,
  run uuid not null,
  step text not null,
  visit integer not null,
  parent uuid,
  branch text,
  state text not null,
  outputs jsonb not null,
  gathered jsonb not null,
  due_at timestamp with time zone,
  woken jsonb,
  problem jsonb,
  awaits jsonb,
  constraint sys_token_pkey PRIMARY KEY (id),
  constraint sys_token_run_fkey FOREIGN KEY (run) REFERENCES workspace.sys_run(id) ON DELETE CASCADE,
  constraint sys_token_state_check CHECK ((state = ANY (ARRAY['ready'::text, 'waiting'::text, 'split'::text, 'failed'::text])))
);
create index sys_token_awaits on workspace.sys_token using btree (((awaits ->> 'object'::text))) where (awaits IS NOT NULL);
create index sys_token_due on workspace.sys_token using btree (due_at) where (due_at IS NOT NULL);
create unique index sys_token_visit on workspace.sys_token using btree (run, visit);

create table workspace.sys_upload (
  id uuid not null,
  name text not null,
  size bigint not null,
  format text not null,
  encoding text,
  delimiter text,
  columns jsonb not null,
  rows integer not null,
  created_by uuid not null,
  created_at timestamp with time zone not null default now(),
  key_id uuid,
  reading jsonb not null default '{}'::jsonb,
  constraint sys_upload_pkey PRIMARY KEY (id)
);

create table workspace.sys_user_role (
  user_id uuid not null,
  role text not null,
  constraint sys_user_role_pkey PRIMARY KEY (user_id, role)
);

create table workspace.sys_view (
  name text not null,
  object text not null,
  body jsonb not null,
  owner uuid not null,
  shared boolean not null default false,
  updated_at timestamp with time zone not null default now(),
  key_id uuid,
  constraint sys_view_pkey PRIMARY KEY (name)
);
create index sys_view_object on workspace.sys_view using btree (object);

create table workspace.sys_view_as (
  id uuid not null,
  at timestamp with time zone not null,
  by uuid not null,
  person uuid,
  role text,
  change_set uuid,
  constraint sys_view_as_check CHECK ((num_nonnulls(person, role) = 1)),
  constraint sys_view_as_pkey PRIMARY KEY (id)
);
create index sys_view_as_person on workspace.sys_view_as using btree (person, at) where (person IS NOT NULL);

create table workspace.sys_webhook (
  id uuid not null,
  process text not null,
  secret text not null,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  constraint sys_webhook_pkey PRIMARY KEY (id),
  constraint sys_webhook_process_key UNIQUE (process)
);
