using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Jejak.Web.Security;

/// <summary>Refuses addresses with what no text has: PostgreSQL takes no NUL character, and nobody is called so.</summary>
internal static class PlainAddresses
{
    public static void UsePlainAddresses(this IApplicationBuilder app) => app.Use((context, next) =>
        context.Request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) == true || context.Request.Path.Value?.Contains('\0', StringComparison.Ordinal) == true
            ? throw new BadHttpRequestException("an address holds no NUL character (%00)") : next(context));
}
