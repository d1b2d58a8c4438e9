using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Noroshi.Host.Migrations.Postgres.Store.Migrations
{
    /// <inheritdoc />
    public partial class Recipient_topic : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "topic",
                table: "recipients",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_recipients_organisation_topic",
                table: "recipients",
                columns: new[] { "organisation", "topic" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_recipients_organisation_topic",
                table: "recipients");

            migrationBuilder.DropColumn(
                name: "topic",
                table: "recipients");
        }
    }
}
