using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Noroshi.Host.Migrations.Sqlite.Store.Migrations
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
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    der = table.Column<byte[]>(type: "BLOB", maxLength: 16384, nullable: false),
                    fingerprint = table.Column<string>(type: "TEXT", maxLength: 95, nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    issuer = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    from = table.Column<DateTime>(type: "TEXT", nullable: false),
                    until = table.Column<DateTime>(type: "TEXT", nullable: false),
                    added_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ended_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    end = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mail_certificates", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "recipients",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    sending = table.Column<Guid>(type: "TEXT", nullable: false),
                    product = table.Column<Guid>(type: "TEXT", nullable: false),
                    from = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    reason_ja = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    reason_en = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    urgent = table.Column<bool>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    refused_article = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    refused_ja = table.Column<string>(type: "TEXT", nullable: true),
                    refused_en = table.Column<string>(type: "TEXT", nullable: true),
                    delivered_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    read_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    read_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    answer = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    said = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    answered_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    answered_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    escalated_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    told_of_withdrawal_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recipients", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "registered_devices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    agent = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    digest = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    asked_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    approved_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    approved_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    expires_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ended_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    end = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_registered_devices", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sendings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    product = table.Column<Guid>(type: "TEXT", nullable: false),
                    series = table.Column<Guid>(type: "TEXT", nullable: false),
                    route = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    sender = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    from = table.Column<Guid>(type: "TEXT", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    stated = table.Column<uint>(type: "INTEGER", nullable: false),
                    because = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    chosen = table.Column<string>(type: "TEXT", nullable: false),
                    urgent = table.Column<bool>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    prepared_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    prepared_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    decided_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    decided_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    returned_because = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    sent_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sendings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "webhook_endpoints",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    address = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    sealed_secret = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    former_secret = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    former_until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    made_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    paused_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    removed_at = table.Column<DateTime>(type: "TEXT", nullable: true)
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
