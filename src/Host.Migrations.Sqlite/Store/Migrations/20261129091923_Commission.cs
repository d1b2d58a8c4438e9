using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Noroshi.Host.Migrations.Sqlite.Store.Migrations
{
    /// <inheritdoc />
    public partial class Commission : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "commission_after_notices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    route = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    sender = table.Column<string>(type: "TEXT", nullable: false),
                    received_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    done_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    summary = table.Column<string>(type: "TEXT", nullable: false),
                    proper = table.Column<bool>(type: "INTEGER", nullable: true),
                    check_text = table.Column<string>(type: "TEXT", nullable: true),
                    checked_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    checked_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    recommends = table.Column<bool>(type: "INTEGER", nullable: false),
                    decision = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    closed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    closed_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_commission_after_notices", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "commission_approvals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    route = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    requester = table.Column<string>(type: "TEXT", nullable: false),
                    received_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    target = table.Column<string>(type: "TEXT", nullable: false),
                    necessity = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    extends = table.Column<Guid>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    conditions = table.Column<string>(type: "TEXT", nullable: true),
                    expires_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    decided_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    decided_in = table.Column<Guid>(type: "TEXT", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_commission_approvals", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "commission_inspections",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    basis = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    of = table.Column<Guid>(type: "TEXT", nullable: true),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    wanted = table.Column<int>(type: "INTEGER", nullable: false),
                    planned_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    planned_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    note = table.Column<byte[]>(type: "BLOB", nullable: true),
                    drawn = table.Column<int>(type: "INTEGER", nullable: false),
                    sampled_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    conclusion = table.Column<string>(type: "TEXT", nullable: true),
                    closed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_commission_inspections", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "commission_meetings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    place = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    recorded_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    confirmed_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    confirmed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    minutes = table.Column<string>(type: "TEXT", nullable: true),
                    chair_prevented = table.Column<bool>(type: "INTEGER", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_commission_meetings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "commission_reports",
                columns: table => new
                {
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    published_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    published_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    figures = table.Column<string>(type: "TEXT", nullable: false),
                    outline = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_commission_reports", x => x.year);
                });

            migrationBuilder.CreateTable(
                name: "commission_seats",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    office = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    full_time = table.Column<bool>(type: "INTEGER", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    term_ends = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    consent_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    acts_for_chair = table.Column<bool>(type: "INTEGER", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ended_because = table.Column<string>(type: "TEXT", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_commission_seats", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "commission_findings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    inspection = table.Column<Guid>(type: "TEXT", nullable: false),
                    place = table.Column<int>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    measure = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    to = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    decision = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    sent_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    reported = table.Column<string>(type: "TEXT", nullable: true),
                    reported_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_commission_findings", x => x.id);
                    table.ForeignKey(
                        name: "fk_commission_findings_commission_inspections_inspection",
                        column: x => x.inspection,
                        principalTable: "commission_inspections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "commission_samples",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    inspection = table.Column<Guid>(type: "TEXT", nullable: false),
                    order = table.Column<int>(type: "INTEGER", nullable: false),
                    place = table.Column<long>(type: "INTEGER", nullable: false),
                    act = table.Column<Guid>(type: "TEXT", nullable: false),
                    sound = table.Column<bool>(type: "INTEGER", nullable: true),
                    remark = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_commission_samples", x => x.id);
                    table.ForeignKey(
                        name: "fk_commission_samples_commission_inspections_inspection",
                        column: x => x.inspection,
                        principalTable: "commission_inspections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "commission_attendances",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    meeting = table.Column<Guid>(type: "TEXT", nullable: false),
                    seat = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_commission_attendances", x => x.id);
                    table.ForeignKey(
                        name: "fk_commission_attendances_commission_meetings_meeting",
                        column: x => x.meeting,
                        principalTable: "commission_meetings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "commission_items",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    meeting = table.Column<Guid>(type: "TEXT", nullable: false),
                    place = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    subject = table.Column<Guid>(type: "TEXT", nullable: true),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    conditions = table.Column<string>(type: "TEXT", nullable: true),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    chair_decides = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_commission_items", x => x.id);
                    table.ForeignKey(
                        name: "fk_commission_items_commission_meetings_meeting",
                        column: x => x.meeting,
                        principalTable: "commission_meetings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "commission_ballots",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    item = table.Column<Guid>(type: "TEXT", nullable: false),
                    seat = table.Column<Guid>(type: "TEXT", nullable: false),
                    vote = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_commission_ballots", x => x.id);
                    table.ForeignKey(
                        name: "fk_commission_ballots_commission_items_item",
                        column: x => x.item,
                        principalTable: "commission_items",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_act_contents_on_behalf_of_id",
                table: "act_contents",
                columns: new[] { "on_behalf_of", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_act_contents_organisation_id",
                table: "act_contents",
                columns: new[] { "organisation", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_commission_after_notices_number",
                table: "commission_after_notices",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_commission_after_notices_received_at",
                table: "commission_after_notices",
                column: "received_at");

            migrationBuilder.CreateIndex(
                name: "ix_commission_approvals_number",
                table: "commission_approvals",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_commission_approvals_received_at",
                table: "commission_approvals",
                column: "received_at");

            migrationBuilder.CreateIndex(
                name: "ix_commission_attendances_meeting",
                table: "commission_attendances",
                column: "meeting");

            migrationBuilder.CreateIndex(
                name: "ix_commission_ballots_item_seat",
                table: "commission_ballots",
                columns: new[] { "item", "seat" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_commission_findings_inspection",
                table: "commission_findings",
                column: "inspection");

            migrationBuilder.CreateIndex(
                name: "ix_commission_inspections_number",
                table: "commission_inspections",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_commission_items_meeting",
                table: "commission_items",
                column: "meeting");

            migrationBuilder.CreateIndex(
                name: "ix_commission_meetings_number",
                table: "commission_meetings",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_commission_samples_inspection",
                table: "commission_samples",
                column: "inspection");

            migrationBuilder.CreateIndex(
                name: "ix_commission_seats_person",
                table: "commission_seats",
                column: "person");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "commission_after_notices");

            migrationBuilder.DropTable(
                name: "commission_approvals");

            migrationBuilder.DropTable(
                name: "commission_attendances");

            migrationBuilder.DropTable(
                name: "commission_ballots");

            migrationBuilder.DropTable(
                name: "commission_findings");

            migrationBuilder.DropTable(
                name: "commission_reports");

            migrationBuilder.DropTable(
                name: "commission_samples");

            migrationBuilder.DropTable(
                name: "commission_seats");

            migrationBuilder.DropTable(
                name: "commission_items");

            migrationBuilder.DropTable(
                name: "commission_inspections");

            migrationBuilder.DropTable(
                name: "commission_meetings");

            migrationBuilder.DropIndex(
                name: "ix_act_contents_on_behalf_of_id",
                table: "act_contents");

            migrationBuilder.DropIndex(
                name: "ix_act_contents_organisation_id",
                table: "act_contents");
        }
    }
}
