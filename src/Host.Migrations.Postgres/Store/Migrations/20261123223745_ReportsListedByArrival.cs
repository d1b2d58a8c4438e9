using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Noroshi.Host.Migrations.Postgres.Store.Migrations
{
    /// <inheritdoc />
    public partial class ReportsListedByArrival : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_case_addressees_organisation_received_at",
                table: "case_addressees",
                columns: new[] { "organisation", "received_at" });

            migrationBuilder.CreateIndex(
                name: "ix_case_addressees_superior_received_at",
                table: "case_addressees",
                columns: new[] { "superior", "received_at" },
                filter: "superior IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_case_addressees_organisation_received_at",
                table: "case_addressees");

            migrationBuilder.DropIndex(
                name: "ix_case_addressees_superior_received_at",
                table: "case_addressees");
        }
    }
}
