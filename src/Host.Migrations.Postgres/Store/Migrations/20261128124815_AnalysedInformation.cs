using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Noroshi.Host.Migrations.Postgres.Store.Migrations
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    product = table.Column<Guid>(type: "uuid", nullable: false),
                    digest = table.Column<byte[]>(type: "bytea", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    @for = table.Column<Guid>(name: "for", type: "uuid", nullable: false),
                    approved = table.Column<bool>(type: "boolean", nullable: false),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_product_approvals", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "product_statements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    product = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    ja = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    en = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    facts = table.Column<string>(type: "text", nullable: false),
                    made_from = table.Column<Guid>(type: "uuid", nullable: true),
                    written_by = table.Column<Guid>(type: "uuid", nullable: false),
                    written_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_product_statements", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "products",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    series = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    speed = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    urgent = table.Column<bool>(type: "boolean", nullable: false),
                    title_ja = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    title_en = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    remedy = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    next_word_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    expires_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    exercise = table.Column<bool>(type: "boolean", nullable: false),
                    made_from = table.Column<Guid>(type: "uuid", nullable: true),
                    supersedes = table.Column<Guid>(type: "uuid", nullable: true),
                    superseded_by = table.Column<Guid>(type: "uuid", nullable: true),
                    written_by = table.Column<Guid>(type: "uuid", nullable: false),
                    written_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    proposed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    asked_of = table.Column<Guid>(type: "uuid", nullable: true),
                    digest = table.Column<byte[]>(type: "bytea", nullable: true),
                    marks = table.Column<int>(type: "integer", nullable: false),
                    @class = table.Column<string>(name: "class", type: "character varying(20)", maxLength: 20, nullable: false),
                    sharing = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    released_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    withdrawn_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    withdrawn_because = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_products", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "statement_sources",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    statement = table.Column<Guid>(type: "uuid", nullable: false),
                    product = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    origin = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: true),
                    field = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    passage = table.Column<byte[]>(type: "bytea", nullable: true),
                    originator = table.Column<Guid>(type: "uuid", nullable: false),
                    holds = table.Column<int>(type: "integer", nullable: false),
                    carries = table.Column<int>(type: "integer", nullable: false),
                    why = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    sharing = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    opinion = table.Column<string>(type: "text", nullable: false),
                    forbids = table.Column<bool>(type: "boolean", nullable: false),
                    taken_by = table.Column<Guid>(type: "uuid", nullable: false),
                    taken_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
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
