using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Noroshi.Host.Migrations.Postgres.Store.Migrations
{
    /// <inheritdoc />
    public partial class ComputersByProduct : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_notified_computers_name_key_current_operator",
                table: "notified_computers");

            migrationBuilder.CreateIndex(
                name: "ix_notified_computers_name_key_current_notification_operator",
                table: "notified_computers",
                columns: new[] { "name_key", "current", "notification", "operator" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_notified_computers_name_key_current_notification_operator",
                table: "notified_computers");

            migrationBuilder.CreateIndex(
                name: "ix_notified_computers_name_key_current_operator",
                table: "notified_computers",
                columns: new[] { "name_key", "current", "operator" });
        }
    }
}
