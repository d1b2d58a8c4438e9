using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Noroshi.Host.Migrations.Postgres.Store.Migrations
{
    /// <inheritdoc />
    public partial class Provision : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "mail_certificates",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    der = table.Column<byte[]>(type: "bytea", maxLength: 16384, nullable: false),
                    fingerprint = table.Column<string>(type: "character varying(95)", maxLength: 95, nullable: false),
                    subject = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    issuer = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    key = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    from = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    added_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ended_by = table.Column<Guid>(type: "uuid", nullable: true),
                    end = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mail_certificates", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "recipients",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    sending = table.Column<Guid>(type: "uuid", nullable: false),
                    product = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    reason_ja = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    reason_en = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    urgent = table.Column<bool>(type: "boolean", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    refused_article = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    refused_ja = table.Column<string>(type: "text", nullable: true),
                    refused_en = table.Column<string>(type: "text", nullable: true),
                    delivered_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    read_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    read_by = table.Column<Guid>(type: "uuid", nullable: true),
                    answer = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    said = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    answered_by = table.Column<Guid>(type: "uuid", nullable: true),
                    answered_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    escalated_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    told_of_withdrawal_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recipients", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "registered_devices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    agent = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    digest = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    asked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    approved_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    approved_by = table.Column<Guid>(type: "uuid", nullable: true),
                    expires_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ended_by = table.Column<Guid>(type: "uuid", nullable: true),
                    end = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_registered_devices", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sendings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    product = table.Column<Guid>(type: "uuid", nullable: false),
                    series = table.Column<Guid>(type: "uuid", nullable: false),
                    route = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    sender = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    from = table.Column<Guid>(type: "uuid", nullable: false),
                    purpose = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    stated = table.Column<long>(type: "bigint", nullable: false),
                    because = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    chosen = table.Column<string>(type: "text", nullable: false),
                    urgent = table.Column<bool>(type: "boolean", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    prepared_by = table.Column<Guid>(type: "uuid", nullable: false),
                    prepared_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    returned_because = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    sent_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sendings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "webhook_endpoints",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    address = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    sealed_secret = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    former_secret = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    former_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    made_by = table.Column<Guid>(type: "uuid", nullable: false),
                    made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    paused_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    removed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webhook_endpoints", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_mail_certificates_organisation",
                table: "mail_certificates",
                column: "organisation");

            migrationBuilder.CreateIndex(
                name: "ix_mail_certificates_person_organisation",
                table: "mail_certificates",
                columns: new[] { "person", "organisation" });

            migrationBuilder.CreateIndex(
                name: "ix_recipients_organisation_delivered_at_id",
                table: "recipients",
                columns: new[] { "organisation", "delivered_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_recipients_product_organisation",
                table: "recipients",
                columns: new[] { "product", "organisation" });

            migrationBuilder.CreateIndex(
                name: "ix_recipients_sending_organisation_kind",
                table: "recipients",
                columns: new[] { "sending", "organisation", "kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_recipients_sending_state_id",
                table: "recipients",
                columns: new[] { "sending", "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_registered_devices_digest",
                table: "registered_devices",
                column: "digest",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_registered_devices_organisation",
                table: "registered_devices",
                column: "organisation");

            migrationBuilder.CreateIndex(
                name: "ix_registered_devices_person_organisation",
                table: "registered_devices",
                columns: new[] { "person", "organisation" });

            migrationBuilder.CreateIndex(
                name: "ix_sendings_from_state_prepared_at",
                table: "sendings",
                columns: new[] { "from", "state", "prepared_at" });

            migrationBuilder.CreateIndex(
                name: "ix_sendings_product",
                table: "sendings",
                column: "product");

            migrationBuilder.CreateIndex(
                name: "ix_webhook_endpoints_organisation",
                table: "webhook_endpoints",
                column: "organisation");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "mail_certificates");

            migrationBuilder.DropTable(
                name: "recipients");

            migrationBuilder.DropTable(
                name: "registered_devices");

            migrationBuilder.DropTable(
                name: "sendings");

            migrationBuilder.DropTable(
                name: "webhook_endpoints");
        }
    }
}
