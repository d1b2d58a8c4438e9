using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Noroshi.Host.Migrations.Postgres.Store.Migrations
{
    /// <inheritdoc />
    public partial class DrawnNetworks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "network_changes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    facility = table.Column<Guid>(type: "uuid", nullable: false),
                    @operator = table.Column<Guid>(name: "operator", type: "uuid", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    way = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false),
                    what = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_network_changes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "network_nodes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    facility = table.Column<Guid>(type: "uuid", nullable: false),
                    @operator = table.Column<Guid>(name: "operator", type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    name_key = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    appliance = table.Column<bool>(type: "boolean", nullable: true),
                    side = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    cloud = table.Column<bool>(type: "boolean", nullable: true),
                    dedicated = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    so = table.Column<int>(type: "integer", nullable: false),
                    not_so = table.Column<int>(type: "integer", nullable: false),
                    computer = table.Column<Guid>(type: "uuid", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_network_nodes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "networks",
                columns: table => new
                {
                    facility = table.Column<Guid>(type: "uuid", nullable: false),
                    @operator = table.Column<Guid>(name: "operator", type: "uuid", nullable: false),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_networks", x => x.facility);
                });

            migrationBuilder.CreateTable(
                name: "network_holds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    facility = table.Column<Guid>(type: "uuid", nullable: false),
                    @operator = table.Column<Guid>(name: "operator", type: "uuid", nullable: false),
                    holder = table.Column<Guid>(type: "uuid", nullable: false),
                    of = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_network_holds", x => x.id);
                    table.ForeignKey(
                        name: "fk_network_holds_network_nodes_holder",
                        column: x => x.holder,
                        principalTable: "network_nodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_network_holds_network_nodes_of",
                        column: x => x.of,
                        principalTable: "network_nodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "network_lines",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    facility = table.Column<Guid>(type: "uuid", nullable: false),
                    @operator = table.Column<Guid>(name: "operator", type: "uuid", nullable: false),
                    from = table.Column<Guid>(type: "uuid", nullable: false),
                    to = table.Column<Guid>(type: "uuid", nullable: false),
                    @public = table.Column<bool>(name: "public", type: "boolean", nullable: false),
                    flow = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_network_lines", x => x.id);
                    table.ForeignKey(
                        name: "fk_network_lines_network_nodes_from",
                        column: x => x.from,
                        principalTable: "network_nodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_network_lines_network_nodes_to",
                        column: x => x.to,
                        principalTable: "network_nodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_network_changes_facility_at",
                table: "network_changes",
                columns: new[] { "facility", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_network_holds_facility_holder_of_kind",
                table: "network_holds",
                columns: new[] { "facility", "holder", "of", "kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_network_holds_holder",
                table: "network_holds",
                column: "holder");

            migrationBuilder.CreateIndex(
                name: "ix_network_holds_of",
                table: "network_holds",
                column: "of");

            migrationBuilder.CreateIndex(
                name: "ix_network_lines_facility_from_to_public",
                table: "network_lines",
                columns: new[] { "facility", "from", "to", "public" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_network_lines_from",
                table: "network_lines",
                column: "from");

            migrationBuilder.CreateIndex(
                name: "ix_network_lines_to",
                table: "network_lines",
                column: "to");

            migrationBuilder.CreateIndex(
                name: "ix_network_nodes_computer",
                table: "network_nodes",
                column: "computer");

            migrationBuilder.CreateIndex(
                name: "ix_network_nodes_facility_name_key",
                table: "network_nodes",
                columns: new[] { "facility", "name_key" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "network_changes");

            migrationBuilder.DropTable(
                name: "network_holds");

            migrationBuilder.DropTable(
                name: "network_lines");

            migrationBuilder.DropTable(
                name: "networks");

            migrationBuilder.DropTable(
                name: "network_nodes");
        }
    }
}
