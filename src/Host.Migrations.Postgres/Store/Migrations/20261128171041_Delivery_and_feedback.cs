using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Noroshi.Host.Migrations.Postgres.Store.Migrations
{
    /// <inheritdoc />
    public partial class Delivery_and_feedback : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "view_only",
                table: "sendings",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "leaks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: true),
                    watermark = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    product = table.Column<Guid>(type: "uuid", nullable: true),
                    found = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    stopped_by = table.Column<Guid>(type: "uuid", nullable: false),
                    stopped_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    originators_told_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    decision = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    restored_because = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    restored_by = table.Column<Guid>(type: "uuid", nullable: true),
                    restored_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_leaks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "opinions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    received = table.Column<Guid>(type: "uuid", nullable: false),
                    product = table.Column<Guid>(type: "uuid", nullable: false),
                    series = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    statement = table.Column<Guid>(type: "uuid", nullable: true),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    seen_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    said_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    replaced_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    reply = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    replied_by = table.Column<Guid>(type: "uuid", nullable: true),
                    replied_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    led_to = table.Column<int>(type: "integer", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_opinions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "watermarks",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    recipient = table.Column<Guid>(type: "uuid", nullable: false),
                    product = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_watermarks", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "webhook_calls",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    endpoint = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    recipient = table.Column<Guid>(type: "uuid", nullable: true),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    queued_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    lease_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    claim = table.Column<Guid>(type: "uuid", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    last_status = table.Column<int>(type: "integer", nullable: true),
                    last_outcome = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    taken_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    given_up_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webhook_calls", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_leaks_number",
                table: "leaks",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_leaks_organisation_restored_at",
                table: "leaks",
                columns: new[] { "organisation", "restored_at" });

            migrationBuilder.CreateIndex(
                name: "ix_opinions_received_said_at",
                table: "opinions",
                columns: new[] { "received", "said_at" });

            migrationBuilder.CreateIndex(
                name: "ix_opinions_said_at_id",
                table: "opinions",
                columns: new[] { "said_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_opinions_series_said_at",
                table: "opinions",
                columns: new[] { "series", "said_at" });

            migrationBuilder.CreateIndex(
                name: "ix_watermarks_recipient_person",
                table: "watermarks",
                columns: new[] { "recipient", "person" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_webhook_calls_claim",
                table: "webhook_calls",
                column: "claim",
                filter: "claim IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_webhook_calls_due",
                table: "webhook_calls",
                column: "due_at",
                filter: "taken_at IS NULL AND given_up_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_webhook_calls_endpoint_queued_at",
                table: "webhook_calls",
                columns: new[] { "endpoint", "queued_at" });

            migrationBuilder.CreateIndex(
                name: "ix_webhook_calls_endpoint_recipient_kind",
                table: "webhook_calls",
                columns: new[] { "endpoint", "recipient", "kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_webhook_calls_in_hand",
                table: "webhook_calls",
                column: "lease_until",
                filter: "lease_until IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "leaks");

            migrationBuilder.DropTable(
                name: "opinions");

            migrationBuilder.DropTable(
                name: "watermarks");

            migrationBuilder.DropTable(
                name: "webhook_calls");

            migrationBuilder.DropColumn(
                name: "view_only",
                table: "sendings");
        }
    }
}
