using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Noroshi.Host.Migrations.Sqlite.Store.Migrations
{
    /// <inheritdoc />
    public partial class Subscriptions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "bulletin_mails",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    subscriber = table.Column<Guid>(type: "TEXT", nullable: false),
                    product = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    queued_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    due_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    lease_until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    claim = table.Column<Guid>(type: "TEXT", nullable: true),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bulletin_mails", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "subscribers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    address_key = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    chosen = table.Column<string>(type: "TEXT", nullable: false),
                    confirmed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    refusals = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_subscribers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "subscription_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    address_key = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    chosen = table.Column<string>(type: "TEXT", nullable: false),
                    asked_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ends_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_subscription_requests", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_bulletin_mails_claim",
                table: "bulletin_mails",
                column: "claim",
                filter: "claim IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_bulletin_mails_due_at",
                table: "bulletin_mails",
                column: "due_at");

            migrationBuilder.CreateIndex(
                name: "ix_bulletin_mails_subscriber",
                table: "bulletin_mails",
                column: "subscriber");

            migrationBuilder.CreateIndex(
                name: "ix_subscribers_address_key",
                table: "subscribers",
                column: "address_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_subscription_requests_address_key_asked_at",
                table: "subscription_requests",
                columns: new[] { "address_key", "asked_at" });

            migrationBuilder.CreateIndex(
                name: "ix_subscription_requests_ends_at",
                table: "subscription_requests",
                column: "ends_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "bulletin_mails");

            migrationBuilder.DropTable(
                name: "subscribers");

            migrationBuilder.DropTable(
                name: "subscription_requests");
        }
    }
}
