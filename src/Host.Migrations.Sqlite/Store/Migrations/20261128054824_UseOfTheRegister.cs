using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Noroshi.Host.Migrations.Sqlite.Store.Migrations
{
    /// <inheritdoc />
    public partial class UseOfTheRegister : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "computers",
                table: "report_drafts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "computers",
                table: "report_contents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "outline_before",
                table: "notifications",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "stand_in",
                table: "notifications",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "stand_in_digest",
                table: "notifications",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "doubtful_spellings",
                table: "import_runs",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "takes_spellings",
                table: "import_runs",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "calendar_feeds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    @operator = table.Column<Guid>(name: "operator", type: "TEXT", nullable: false),
                    person = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    digest = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    expires_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    revoked_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    last_used_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    uses = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_feeds", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "economic_security_filings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    @operator = table.Column<Guid>(name: "operator", type: "TEXT", nullable: false),
                    facility = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    filed_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    amended_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    equipment = table.Column<string>(type: "TEXT", nullable: false),
                    file_digest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    file_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    entered_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    entered_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    taken_back_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_economic_security_filings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "known_names",
                columns: table => new
                {
                    maker = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    product = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 900, nullable: false),
                    first_seen_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_known_names", x => new { x.maker, x.product });
                });

            migrationBuilder.CreateTable(
                name: "notification_exchange_reminders",
                columns: table => new
                {
                    exchange = table.Column<Guid>(type: "TEXT", nullable: false),
                    point = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notification_exchange_reminders", x => new { x.exchange, x.point });
                });

            migrationBuilder.CreateTable(
                name: "notification_exchanges",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    @operator = table.Column<Guid>(name: "operator", type: "TEXT", nullable: false),
                    sector = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    notification = table.Column<Guid>(type: "TEXT", nullable: true),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    basis = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    duty = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    from = table.Column<Guid>(type: "TEXT", nullable: false),
                    to = table.Column<Guid>(type: "TEXT", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    in_reply_to = table.Column<Guid>(type: "TEXT", nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notification_exchanges", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "notified_names",
                columns: table => new
                {
                    product = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    maker = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 900, nullable: false),
                    near_key = table.Column<string>(type: "TEXT", maxLength: 900, nullable: true),
                    version = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notified_names", x => new { x.product, x.maker });
                });

            migrationBuilder.CreateTable(
                name: "outline_changes",
                columns: table => new
                {
                    @operator = table.Column<Guid>(name: "operator", type: "TEXT", nullable: false),
                    sector = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    changed_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    due_rule = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outline_changes", x => new { x.@operator, x.sector });
                });

            migrationBuilder.CreateTable(
                name: "precedent_versions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    precedent = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    withdrawn_because = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_precedent_versions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "precedents",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    author = table.Column<Guid>(type: "TEXT", nullable: false),
                    product = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    maker = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 900, nullable: false),
                    sector = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    classes = table.Column<int>(type: "INTEGER", nullable: false),
                    facts = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    article = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    decided_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    for_operators = table.Column<bool>(type: "INTEGER", nullable: false),
                    withdrawn_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    withdrawn_because = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    written_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_precedents", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "report_computers",
                columns: table => new
                {
                    report = table.Column<Guid>(type: "TEXT", nullable: false),
                    computer = table.Column<Guid>(type: "TEXT", nullable: false),
                    @case = table.Column<Guid>(name: "case", type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report_computers", x => new { x.report, x.computer });
                });

            migrationBuilder.CreateTable(
                name: "notification_exchange_texts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    erased_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notification_exchange_texts", x => x.id);
                    table.ForeignKey(
                        name: "fk_notification_exchanges_notification_exchanges_id",
                        column: x => x.id,
                        principalTable: "notification_exchanges",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_calendar_feeds_digest",
                table: "calendar_feeds",
                column: "digest",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_calendar_feeds_person_operator",
                table: "calendar_feeds",
                columns: new[] { "person", "operator" });

            migrationBuilder.CreateIndex(
                name: "ix_economic_security_filings_operator_entered_at",
                table: "economic_security_filings",
                columns: new[] { "operator", "entered_at" });

            migrationBuilder.CreateIndex(
                name: "ix_known_names_first_seen_at",
                table: "known_names",
                column: "first_seen_at");

            migrationBuilder.CreateIndex(
                name: "ix_notification_exchanges_from_kind_due_on",
                table: "notification_exchanges",
                columns: new[] { "from", "kind", "due_on" });

            migrationBuilder.CreateIndex(
                name: "ix_notification_exchanges_in_reply_to",
                table: "notification_exchanges",
                column: "in_reply_to");

            migrationBuilder.CreateIndex(
                name: "ix_notification_exchanges_notification_at",
                table: "notification_exchanges",
                columns: new[] { "notification", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_notification_exchanges_operator_sector_at",
                table: "notification_exchanges",
                columns: new[] { "operator", "sector", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_notified_names_near_key",
                table: "notified_names",
                column: "near_key");

            migrationBuilder.CreateIndex(
                name: "ix_notified_names_version",
                table: "notified_names",
                column: "version");

            migrationBuilder.CreateIndex(
                name: "ix_precedent_versions_precedent_version",
                table: "precedent_versions",
                columns: new[] { "precedent", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_precedents_key",
                table: "precedents",
                column: "key");

            migrationBuilder.CreateIndex(
                name: "ix_precedents_number",
                table: "precedents",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_report_computers_computer_case",
                table: "report_computers",
                columns: new[] { "computer", "case" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "calendar_feeds");

            migrationBuilder.DropTable(
                name: "economic_security_filings");

            migrationBuilder.DropTable(
                name: "known_names");

            migrationBuilder.DropTable(
                name: "notification_exchange_reminders");

            migrationBuilder.DropTable(
                name: "notification_exchange_texts");

            migrationBuilder.DropTable(
                name: "notified_names");

            migrationBuilder.DropTable(
                name: "outline_changes");

            migrationBuilder.DropTable(
                name: "precedent_versions");

            migrationBuilder.DropTable(
                name: "precedents");

            migrationBuilder.DropTable(
                name: "report_computers");

            migrationBuilder.DropTable(
                name: "notification_exchanges");

            migrationBuilder.DropColumn(
                name: "computers",
                table: "report_drafts");

            migrationBuilder.DropColumn(
                name: "computers",
                table: "report_contents");

            migrationBuilder.DropColumn(
                name: "outline_before",
                table: "notifications");

            migrationBuilder.DropColumn(
                name: "stand_in",
                table: "notifications");

            migrationBuilder.DropColumn(
                name: "stand_in_digest",
                table: "notifications");

            migrationBuilder.DropColumn(
                name: "doubtful_spellings",
                table: "import_runs");

            migrationBuilder.DropColumn(
                name: "takes_spellings",
                table: "import_runs");
        }
    }
}
