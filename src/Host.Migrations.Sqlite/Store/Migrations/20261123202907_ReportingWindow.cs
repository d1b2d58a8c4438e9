using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Noroshi.Host.Migrations.Sqlite.Store.Migrations
{
    /// <inheritdoc />
    public partial class ReportingWindow : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "contact",
                table: "organisations",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "api_tokens",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    digest = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    beginning = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    person = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    membership = table.Column<Guid>(type: "TEXT", nullable: false),
                    scope = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    expires_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    last_used_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    revoked_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_api_tokens", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "attachments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    draft = table.Column<Guid>(type: "TEXT", nullable: true),
                    @case = table.Column<Guid>(name: "case", type: "TEXT", nullable: true),
                    exchange = table.Column<Guid>(type: "TEXT", nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    digest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    uploaded_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    uploaded_from = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attachments", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "case_exchanges",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    @case = table.Column<Guid>(name: "case", type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    basis = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    from = table.Column<Guid>(type: "TEXT", nullable: false),
                    to = table.Column<Guid>(type: "TEXT", nullable: true),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    in_reply_to = table.Column<Guid>(type: "TEXT", nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_exchanges", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "clearances",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    recorded_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    withdrawn_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    warned_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clearances", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "external_identities",
                columns: table => new
                {
                    issuer = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    person = table.Column<Guid>(type: "TEXT", nullable: false),
                    linked_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_external_identities", x => new { x.issuer, x.subject });
                });

            migrationBuilder.CreateTable(
                name: "failed_attempts",
                columns: table => new
                {
                    key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: false),
                    first_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    locked_until = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_failed_attempts", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "incident_cases",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    reporter = table.Column<Guid>(type: "TEXT", nullable: false),
                    voluntary = table.Column<bool>(type: "INTEGER", nullable: false),
                    exercise = table.Column<bool>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    sector = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    prefecture = table.Column<string>(type: "TEXT", maxLength: 2, nullable: true),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    learned_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    learned_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    learned_through = table.Column<string>(type: "TEXT", nullable: false),
                    opened_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    versions = table.Column<int>(type: "INTEGER", nullable: false),
                    latest_stage = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    latest_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    first_target = table.Column<DateTime>(type: "TEXT", nullable: true),
                    full_due_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    full_clock = table.Column<string>(type: "TEXT", nullable: true),
                    full_filed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    full_late = table.Column<bool>(type: "INTEGER", nullable: false),
                    first_missed_target = table.Column<bool>(type: "INTEGER", nullable: false),
                    urgency = table.Column<int>(type: "INTEGER", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    closed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    erased_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_incident_cases", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "one_time_links",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    digest = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    person = table.Column<Guid>(type: "TEXT", nullable: true),
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    mail = table.Column<string>(type: "TEXT", maxLength: 320, nullable: true),
                    made_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    expires_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    used_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    revoked_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_one_time_links", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "other_copies",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    @case = table.Column<Guid>(name: "case", type: "TEXT", nullable: false),
                    recipient = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    consented_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    consented_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    consent_withdrawn_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    handed_over_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    their_receipt = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_other_copies", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "passkey_challenges",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    expires_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_passkey_challenges", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "policy_settings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: false),
                    set_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    set_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_policy_settings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "recovery_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person = table.Column<Guid>(type: "TEXT", nullable: false),
                    asked_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    settled_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    settled_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    approved = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recovery_requests", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reminders",
                columns: table => new
                {
                    subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    point = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reminders", x => new { x.subject, x.due_on, x.point });
                });

            migrationBuilder.CreateTable(
                name: "report_drafts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reporter = table.Column<Guid>(type: "TEXT", nullable: false),
                    writer = table.Column<Guid>(type: "TEXT", nullable: false),
                    started_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    saved_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    @case = table.Column<Guid>(name: "case", type: "TEXT", nullable: true),
                    stage = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    voluntary = table.Column<bool>(type: "INTEGER", nullable: false),
                    exercise = table.Column<bool>(type: "INTEGER", nullable: false),
                    answers = table.Column<string>(type: "TEXT", nullable: false),
                    inherited = table.Column<string>(type: "TEXT", nullable: false),
                    changes = table.Column<string>(type: "TEXT", nullable: false),
                    sector = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    prefecture = table.Column<string>(type: "TEXT", maxLength: 2, nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    based_on = table.Column<int>(type: "INTEGER", nullable: false),
                    from_sheet = table.Column<bool>(type: "INTEGER", nullable: false),
                    judgement = table.Column<Guid>(type: "TEXT", nullable: true),
                    opened_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    saved_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    filed_as = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report_drafts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "report_readings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    @case = table.Column<Guid>(name: "case", type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    reader = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    through = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report_readings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "report_versions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    @case = table.Column<Guid>(name: "case", type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    stage = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    form = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    edition = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    filed_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    filed_from = table.Column<Guid>(type: "TEXT", nullable: false),
                    channel = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    filed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    received_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    late = table.Column<bool>(type: "INTEGER", nullable: false),
                    digest = table.Column<byte[]>(type: "BLOB", nullable: false),
                    seconds_to_file = table.Column<int>(type: "INTEGER", nullable: true),
                    typed = table.Column<int>(type: "INTEGER", nullable: false),
                    inherited = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_report_versions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reportability_judgements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    person = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    on_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    facts = table.Column<string>(type: "TEXT", nullable: false),
                    answer = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    reasons = table.Column<string>(type: "TEXT", nullable: false),
                    rule_version = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reportability_judgements", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sent_once",
                columns: table => new
                {
                    credential = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    request = table.Column<byte[]>(type: "BLOB", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    location = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sent_once", x => new { x.credential, x.key });
                });

            migrationBuilder.CreateTable(
                name: "undertakings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    article = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    recorded_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_undertakings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "exchange_texts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    erased_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_exchange_texts", x => x.id);
                    table.ForeignKey(
                        name: "fk_case_exchanges_case_exchanges_id",
                        column: x => x.id,
                        principalTable: "case_exchanges",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "case_addressees",
                columns: table => new
                {
                    @case = table.Column<Guid>(name: "case", type: "TEXT", nullable: false),
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    superior = table.Column<Guid>(type: "TEXT", nullable: true),
                    capacity = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    article = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    receipt = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    received_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    assignee = table.Column<Guid>(type: "TEXT", nullable: true),
                    urgency = table.Column<int>(type: "INTEGER", nullable: false),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    latest_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    stage = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    sector = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    voluntary = table.Column<bool>(type: "INTEGER", nullable: false),
                    exercise = table.Column<bool>(type: "INTEGER", nullable: false),
                    late = table.Column<bool>(type: "INTEGER", nullable: false),
                    open = table.Column<bool>(type: "INTEGER", nullable: false),
                    rank = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_addressees", x => new { x.@case, x.organisation });
                    table.ForeignKey(
                        name: "fk_case_addressees_incident_cases_case",
                        column: x => x.@case,
                        principalTable: "incident_cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "report_contents",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    answers = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    erased_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_report_contents", x => x.id);
                    table.ForeignKey(
                        name: "fk_report_versions_report_versions_id",
                        column: x => x.id,
                        principalTable: "report_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_api_tokens_digest",
                table: "api_tokens",
                column: "digest",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_api_tokens_person",
                table: "api_tokens",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "ix_attachments_case",
                table: "attachments",
                column: "case");

            migrationBuilder.CreateIndex(
                name: "ix_attachments_draft",
                table: "attachments",
                column: "draft");

            migrationBuilder.CreateIndex(
                name: "ix_case_addressees_organisation_assignee_rank_case",
                table: "case_addressees",
                columns: new[] { "organisation", "assignee", "rank", "case" },
                filter: "assignee IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_case_addressees_organisation_open_rank_case",
                table: "case_addressees",
                columns: new[] { "organisation", "open", "rank", "case" });

            migrationBuilder.CreateIndex(
                name: "ix_case_addressees_organisation_open_sector_rank_case",
                table: "case_addressees",
                columns: new[] { "organisation", "open", "sector", "rank", "case" });

            migrationBuilder.CreateIndex(
                name: "ix_case_addressees_organisation_open_stage_rank_case",
                table: "case_addressees",
                columns: new[] { "organisation", "open", "stage", "rank", "case" });

            migrationBuilder.CreateIndex(
                name: "ix_case_addressees_organisation_rank_case",
                table: "case_addressees",
                columns: new[] { "organisation", "rank", "case" },
                filter: "exercise");

            migrationBuilder.CreateIndex(
                name: "ix_case_addressees_organisation_rank_case1",
                table: "case_addressees",
                columns: new[] { "organisation", "rank", "case" },
                filter: "late");

            migrationBuilder.CreateIndex(
                name: "ix_case_addressees_organisation_rank_case2",
                table: "case_addressees",
                columns: new[] { "organisation", "rank", "case" },
                filter: "open AND assignee IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_case_addressees_receipt",
                table: "case_addressees",
                column: "receipt",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_case_addressees_superior_open_rank_case",
                table: "case_addressees",
                columns: new[] { "superior", "open", "rank", "case" },
                filter: "superior IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_case_exchanges_case_at",
                table: "case_exchanges",
                columns: new[] { "case", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_clearances_person",
                table: "clearances",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "ix_clearances_until",
                table: "clearances",
                column: "until");

            migrationBuilder.CreateIndex(
                name: "ix_external_identities_person",
                table: "external_identities",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "ix_incident_cases_number",
                table: "incident_cases",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_incident_cases_reporter_opened_at",
                table: "incident_cases",
                columns: new[] { "reporter", "opened_at" });

            migrationBuilder.CreateIndex(
                name: "ix_one_time_links_digest",
                table: "one_time_links",
                column: "digest",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_one_time_links_organisation",
                table: "one_time_links",
                column: "organisation");

            migrationBuilder.CreateIndex(
                name: "ix_other_copies_case",
                table: "other_copies",
                column: "case");

            migrationBuilder.CreateIndex(
                name: "ix_policy_settings_name_from",
                table: "policy_settings",
                columns: new[] { "name", "from" });

            migrationBuilder.CreateIndex(
                name: "ix_recovery_requests_person",
                table: "recovery_requests",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "ix_report_drafts_writer_saved_at",
                table: "report_drafts",
                columns: new[] { "writer", "saved_at" });

            migrationBuilder.CreateIndex(
                name: "ix_report_readings_case_at",
                table: "report_readings",
                columns: new[] { "case", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_report_versions_case_number",
                table: "report_versions",
                columns: new[] { "case", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reportability_judgements_organisation_at",
                table: "reportability_judgements",
                columns: new[] { "organisation", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_undertakings_person",
                table: "undertakings",
                column: "person");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "api_tokens");

            migrationBuilder.DropTable(
                name: "attachments");

            migrationBuilder.DropTable(
                name: "case_addressees");

            migrationBuilder.DropTable(
                name: "clearances");

            migrationBuilder.DropTable(
                name: "exchange_texts");

            migrationBuilder.DropTable(
                name: "external_identities");

            migrationBuilder.DropTable(
                name: "failed_attempts");

            migrationBuilder.DropTable(
                name: "one_time_links");

            migrationBuilder.DropTable(
                name: "other_copies");

            migrationBuilder.DropTable(
                name: "passkey_challenges");

            migrationBuilder.DropTable(
                name: "policy_settings");

            migrationBuilder.DropTable(
                name: "recovery_requests");

            migrationBuilder.DropTable(
                name: "reminders");

            migrationBuilder.DropTable(
                name: "report_contents");

            migrationBuilder.DropTable(
                name: "report_drafts");

            migrationBuilder.DropTable(
                name: "report_readings");

            migrationBuilder.DropTable(
                name: "reportability_judgements");

            migrationBuilder.DropTable(
                name: "sent_once");

            migrationBuilder.DropTable(
                name: "undertakings");

            migrationBuilder.DropTable(
                name: "incident_cases");

            migrationBuilder.DropTable(
                name: "case_exchanges");

            migrationBuilder.DropTable(
                name: "report_versions");

            migrationBuilder.DropColumn(
                name: "contact",
                table: "organisations");
        }
    }
}
