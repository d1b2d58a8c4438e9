using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Noroshi.Host.Migrations.Sqlite.Store.Migrations
{
    /// <inheritdoc />
    public partial class AnalysedInformation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "product_approvals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    product = table.Column<Guid>(type: "TEXT", nullable: false),
                    digest = table.Column<byte[]>(type: "BLOB", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    @for = table.Column<Guid>(name: "for", type: "TEXT", nullable: false),
                    approved = table.Column<bool>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_product_approvals", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "product_statements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    product = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ja = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    en = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    facts = table.Column<string>(type: "TEXT", nullable: false),
                    made_from = table.Column<Guid>(type: "TEXT", nullable: true),
                    written_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    written_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_product_statements", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "products",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    series = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    speed = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    urgent = table.Column<bool>(type: "INTEGER", nullable: false),
                    title_ja = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    title_en = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    remedy = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    next_word_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    expires_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    exercise = table.Column<bool>(type: "INTEGER", nullable: false),
                    made_from = table.Column<Guid>(type: "TEXT", nullable: true),
                    supersedes = table.Column<Guid>(type: "TEXT", nullable: true),
                    superseded_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    written_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    written_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    proposed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    asked_of = table.Column<Guid>(type: "TEXT", nullable: true),
                    digest = table.Column<byte[]>(type: "BLOB", nullable: true),
                    marks = table.Column<int>(type: "INTEGER", nullable: false),
                    @class = table.Column<string>(name: "class", type: "TEXT", maxLength: 20, nullable: false),
                    sharing = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    released_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    withdrawn_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    withdrawn_because = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_products", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "statement_sources",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    statement = table.Column<Guid>(type: "TEXT", nullable: false),
                    product = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    origin = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: true),
                    field = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    passage = table.Column<byte[]>(type: "BLOB", nullable: true),
                    originator = table.Column<Guid>(type: "TEXT", nullable: false),
                    holds = table.Column<int>(type: "INTEGER", nullable: false),
                    carries = table.Column<int>(type: "INTEGER", nullable: false),
                    why = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    sharing = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    opinion = table.Column<string>(type: "TEXT", nullable: false),
                    forbids = table.Column<bool>(type: "INTEGER", nullable: false),
                    taken_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    taken_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_statement_sources", x => x.id);
                    table.ForeignKey(
                        name: "fk_statement_sources_product_statements_statement",
                        column: x => x.statement,
                        principalTable: "product_statements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_product_approvals_product_at",
                table: "product_approvals",
                columns: new[] { "product", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_product_statements_product_position",
                table: "product_statements",
                columns: new[] { "product", "position" });

            migrationBuilder.CreateIndex(
                name: "ix_products_number",
                table: "products",
                column: "number");

            migrationBuilder.CreateIndex(
                name: "ix_products_series_version",
                table: "products",
                columns: new[] { "series", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_products_state_written_at",
                table: "products",
                columns: new[] { "state", "written_at" });

            migrationBuilder.CreateIndex(
                name: "ix_statement_sources_kind_origin",
                table: "statement_sources",
                columns: new[] { "kind", "origin" });

            migrationBuilder.CreateIndex(
                name: "ix_statement_sources_statement",
                table: "statement_sources",
                column: "statement");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "product_approvals");

            migrationBuilder.DropTable(
                name: "products");

            migrationBuilder.DropTable(
                name: "statement_sources");

            migrationBuilder.DropTable(
                name: "product_statements");
        }
    }
}
