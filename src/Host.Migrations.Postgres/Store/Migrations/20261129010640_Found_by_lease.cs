using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Noroshi.Host.Migrations.Postgres.Store.Migrations
{
    /// <inheritdoc />
    public partial class Found_by_lease : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_webhook_calls_claim",
                table: "webhook_calls");

            migrationBuilder.DropIndex(
                name: "ix_bulletin_mails_claim",
                table: "bulletin_mails");

            migrationBuilder.CreateIndex(
                name: "ix_bulletin_mails_lease_until",
                table: "bulletin_mails",
                column: "lease_until",
                filter: "lease_until IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_bulletin_mails_lease_until",
                table: "bulletin_mails");

            migrationBuilder.CreateIndex(
                name: "ix_webhook_calls_claim",
                table: "webhook_calls",
                column: "claim",
                filter: "claim IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_bulletin_mails_claim",
                table: "bulletin_mails",
                column: "claim",
                filter: "claim IS NOT NULL");
        }
    }
}
