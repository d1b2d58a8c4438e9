using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Noroshi.Host.Migrations.Sqlite.Store.Migrations
{
    /// <inheritdoc />
    public partial class RegistryOfComputers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "computer_changes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    computer = table.Column<Guid>(type: "TEXT", nullable: false),
                    @operator = table.Column<Guid>(name: "operator", type: "TEXT", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    way = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    before = table.Column<string>(type: "TEXT", nullable: true),
                    after = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_computer_changes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "computers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    @operator = table.Column<Guid>(name: "operator", type: "TEXT", nullable: false),
                    facility = table.Column<Guid>(type: "TEXT", nullable: false),
                    label = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    label_key = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    product = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    maker = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    name_key = table.Column<string>(type: "TEXT", maxLength: 900, nullable: false),
                    unit = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    classes = table.Column<int>(type: "INTEGER", nullable: false),
                    classes_known = table.Column<bool>(type: "INTEGER", nullable: false),
                    dedicated = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    introduced_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    removed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    changed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    impact = table.Column<int>(type: "INTEGER", nullable: true),
                    exposed = table.Column<bool>(type: "INTEGER", nullable: true),
                    isolated = table.Column<bool>(type: "INTEGER", nullable: true),
                    ismap = table.Column<bool>(type: "INTEGER", nullable: true),
                    dependency = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    due_rule = table.Column<string>(type: "TEXT", nullable: true),
                    notified_in = table.Column<Guid>(type: "TEXT", nullable: true),
                    entered_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    changed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_computers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "facilities",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    @operator = table.Column<Guid>(name: "operator", type: "TEXT", nullable: false),
                    sector = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    category = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    covered_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_facilities", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "notifications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    @operator = table.Column<Guid>(name: "operator", type: "TEXT", nullable: false),
                    sector = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    outline = table.Column<string>(type: "TEXT", nullable: false),
                    computers = table.Column<int>(type: "INTEGER", nullable: false),
                    filed_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    filed_from = table.Column<Guid>(type: "TEXT", nullable: false),
                    filed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    late = table.Column<bool>(type: "INTEGER", nullable: false),
                    digest = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    checked_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    checked_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    passed_on_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    passed_on_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notifications", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "notified_computers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    notification = table.Column<Guid>(type: "TEXT", nullable: false),
                    computer = table.Column<Guid>(type: "TEXT", nullable: false),
                    @operator = table.Column<Guid>(name: "operator", type: "TEXT", nullable: false),
                    sector = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    facility_category = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    classes = table.Column<int>(type: "INTEGER", nullable: false),
                    product = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    maker = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    name_key = table.Column<string>(type: "TEXT", maxLength: 900, nullable: false),
                    unit = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    @as = table.Column<string>(name: "as", type: "TEXT", maxLength: 20, nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    before = table.Column<string>(type: "TEXT", nullable: true),
                    current = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notified_computers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "notification_addressees",
                columns: table => new
                {
                    notification = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    capacity = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    reached_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notification_addressees", x => new { x.notification, x.organisation });
                    table.ForeignKey(
                        name: "fk_notification_addressees_notifications_notification",
                        column: x => x.notification,
                        principalTable: "notifications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_computer_changes_computer_at",
                table: "computer_changes",
                columns: new[] { "computer", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_computers_facility_label_key",
                table: "computers",
                columns: new[] { "facility", "label_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_computers_operator_id",
                table: "computers",
                columns: new[] { "operator", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_computers_operator_name_key_id",
                table: "computers",
                columns: new[] { "operator", "name_key", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_computers_operator_state_due_on_id",
                table: "computers",
                columns: new[] { "operator", "state", "due_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_facilities_operator_name",
                table: "facilities",
                columns: new[] { "operator", "name" });

            migrationBuilder.CreateIndex(
                name: "ix_notification_addressees_organisation_reached_at",
                table: "notification_addressees",
                columns: new[] { "organisation", "reached_at" });

            migrationBuilder.CreateIndex(
                name: "ix_notifications_number",
                table: "notifications",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_notifications_operator_filed_at",
                table: "notifications",
                columns: new[] { "operator", "filed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_notified_computers_computer_current",
                table: "notified_computers",
                columns: new[] { "computer", "current" });

            migrationBuilder.CreateIndex(
                name: "ix_notified_computers_name_key_current_operator",
                table: "notified_computers",
                columns: new[] { "name_key", "current", "operator" });

            migrationBuilder.CreateIndex(
                name: "ix_notified_computers_notification_id",
                table: "notified_computers",
                columns: new[] { "notification", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "computer_changes");

            migrationBuilder.DropTable(
                name: "computers");

            migrationBuilder.DropTable(
                name: "facilities");

            migrationBuilder.DropTable(
                name: "notification_addressees");

            migrationBuilder.DropTable(
                name: "notified_computers");

            migrationBuilder.DropTable(
                name: "notifications");
        }
    }
}
