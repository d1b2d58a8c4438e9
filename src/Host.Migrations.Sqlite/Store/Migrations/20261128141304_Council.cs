using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Noroshi.Host.Migrations.Sqlite.Store.Migrations
{
    /// <inheritdoc />
    public partial class Council : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "council_contributions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    contributor = table.Column<Guid>(type: "TEXT", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    topic = table.Column<Guid>(type: "TEXT", nullable: true),
                    reach = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    sharing = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    opinion = table.Column<string>(type: "TEXT", nullable: false),
                    not_beyond = table.Column<string>(type: "TEXT", maxLength: 2, nullable: true),
                    holds_secret = table.Column<bool>(type: "INTEGER", nullable: false),
                    allowed_up_to = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    request = table.Column<Guid>(type: "TEXT", nullable: true),
                    withdrawn_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    withdrawn_because = table.Column<string>(type: "TEXT", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_council_contributions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "council_feeds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    topic = table.Column<Guid>(type: "TEXT", nullable: true),
                    region = table.Column<string>(type: "TEXT", maxLength: 2, nullable: true),
                    from = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_council_feeds", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "council_member_changes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    step = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_council_member_changes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "council_members",
                columns: table => new
                {
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    is_authority = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_foreign = table.Column<bool>(type: "INTEGER", nullable: false),
                    region = table.Column<string>(type: "TEXT", maxLength: 2, nullable: true),
                    leads_region = table.Column<bool>(type: "INTEGER", nullable: false),
                    stated_range = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    accepted_range = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_council_members", x => x.organisation);
                });

            migrationBuilder.CreateTable(
                name: "council_readings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    contribution = table.Column<Guid>(type: "TEXT", nullable: false),
                    contributor = table.Column<Guid>(type: "TEXT", nullable: false),
                    reader = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    through = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_council_readings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "council_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    to = table.Column<Guid>(type: "TEXT", nullable: false),
                    topic = table.Column<Guid>(type: "TEXT", nullable: true),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    hoped_for = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    answered_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    answered_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    answer = table.Column<string>(type: "TEXT", nullable: true),
                    contribution = table.Column<Guid>(type: "TEXT", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_council_requests", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "council_seats",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    person = table.Column<Guid>(type: "TEXT", nullable: false),
                    named_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    named_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_council_seats", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "council_topics",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    purpose = table.Column<string>(type: "TEXT", nullable: false),
                    region = table.Column<string>(type: "TEXT", maxLength: 2, nullable: true),
                    open_to_foreign = table.Column<bool>(type: "INTEGER", nullable: false),
                    marked = table.Column<bool>(type: "INTEGER", nullable: false),
                    opened_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    closed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_council_topics", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "council_widenings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    contribution = table.Column<Guid>(type: "TEXT", nullable: false),
                    contributor = table.Column<Guid>(type: "TEXT", nullable: false),
                    asked_for = table.Column<Guid>(type: "TEXT", nullable: false),
                    asked_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", nullable: false),
                    @class = table.Column<string>(name: "class", type: "TEXT", maxLength: 20, nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    answer = table.Column<string>(type: "TEXT", nullable: true),
                    answered_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    answered_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    class_granted = table.Column<bool>(type: "INTEGER", nullable: false),
                    exception_reason = table.Column<string>(type: "TEXT", nullable: true),
                    exception_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    exception_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    approved_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    approved_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_council_widenings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "council_wider_uses",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    contribution = table.Column<Guid>(type: "TEXT", nullable: false),
                    widening = table.Column<Guid>(type: "TEXT", nullable: false),
                    @class = table.Column<string>(name: "class", type: "TEXT", maxLength: 20, nullable: false),
                    recipient = table.Column<Guid>(type: "TEXT", nullable: true),
                    by_exception = table.Column<bool>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_council_wider_uses", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "council_recipients",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    contribution = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_council_recipients", x => x.id);
                    table.ForeignKey(
                        name: "fk_council_recipients_council_contributions_contribution",
                        column: x => x.contribution,
                        principalTable: "council_contributions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "council_topic_members",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    topic = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    added_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    removed_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_council_topic_members", x => x.id);
                    table.ForeignKey(
                        name: "fk_council_topic_members_council_topics_topic",
                        column: x => x.topic,
                        principalTable: "council_topics",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "council_widening_recipients",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    widening = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    granted = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_council_widening_recipients", x => x.id);
                    table.ForeignKey(
                        name: "fk_council_widening_recipients_council_widenings_widening",
                        column: x => x.widening,
                        principalTable: "council_widenings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_council_contributions_contributor_at",
                table: "council_contributions",
                columns: new[] { "contributor", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_council_contributions_number",
                table: "council_contributions",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_council_contributions_topic_at",
                table: "council_contributions",
                columns: new[] { "topic", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_council_feeds_organisation",
                table: "council_feeds",
                column: "organisation");

            migrationBuilder.CreateIndex(
                name: "ix_council_member_changes_organisation_number",
                table: "council_member_changes",
                columns: new[] { "organisation", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_council_members_state",
                table: "council_members",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "ix_council_readings_contribution_at",
                table: "council_readings",
                columns: new[] { "contribution", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_council_recipients_contribution_organisation",
                table: "council_recipients",
                columns: new[] { "contribution", "organisation" });

            migrationBuilder.CreateIndex(
                name: "ix_council_requests_number",
                table: "council_requests",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_council_requests_to_state",
                table: "council_requests",
                columns: new[] { "to", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_council_seats_organisation_person_ended_at",
                table: "council_seats",
                columns: new[] { "organisation", "person", "ended_at" });

            migrationBuilder.CreateIndex(
                name: "ix_council_topic_members_organisation_topic",
                table: "council_topic_members",
                columns: new[] { "organisation", "topic" });

            migrationBuilder.CreateIndex(
                name: "ix_council_topic_members_topic",
                table: "council_topic_members",
                column: "topic");

            migrationBuilder.CreateIndex(
                name: "ix_council_topics_number",
                table: "council_topics",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_council_widening_recipients_widening",
                table: "council_widening_recipients",
                column: "widening");

            migrationBuilder.CreateIndex(
                name: "ix_council_widenings_contributor_state",
                table: "council_widenings",
                columns: new[] { "contributor", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_council_widenings_number",
                table: "council_widenings",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_council_wider_uses_contribution",
                table: "council_wider_uses",
                column: "contribution");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "council_feeds");

            migrationBuilder.DropTable(
                name: "council_member_changes");

            migrationBuilder.DropTable(
                name: "council_members");

            migrationBuilder.DropTable(
                name: "council_readings");

            migrationBuilder.DropTable(
                name: "council_recipients");

            migrationBuilder.DropTable(
                name: "council_requests");

            migrationBuilder.DropTable(
                name: "council_seats");

            migrationBuilder.DropTable(
                name: "council_topic_members");

            migrationBuilder.DropTable(
                name: "council_widening_recipients");

            migrationBuilder.DropTable(
                name: "council_wider_uses");

            migrationBuilder.DropTable(
                name: "council_contributions");

            migrationBuilder.DropTable(
                name: "council_topics");

            migrationBuilder.DropTable(
                name: "council_widenings");
        }
    }
}
