using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Noroshi.Host.Migrations.Postgres.Store.Migrations
{
    /// <inheritdoc />
    public partial class FacilitiesInPlace : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "in_place",
                table: "facilities",
                type: "boolean",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "in_place",
                table: "facilities");
        }
    }
}
