# The action's image: the program, git and little else. It runs as root because the host mounts a workspace that only root can write.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY global.json Directory.Build.props Directory.Build.targets Directory.Packages.props .editorconfig BannedSymbols.txt BannedSymbols.Pure.txt ./
COPY src/GitOpsSets.Templating/GitOpsSets.Templating.csproj src/GitOpsSets.Templating/packages.lock.json src/GitOpsSets.Templating/
COPY src/GitOpsSets.Engine/GitOpsSets.Engine.csproj src/GitOpsSets.Engine/packages.lock.json src/GitOpsSets.Engine/
COPY src/GitOpsSets.Action/GitOpsSets.Action.csproj src/GitOpsSets.Action/packages.lock.json src/GitOpsSets.Action/
COPY src/GitOpsSets.Action/Properties src/GitOpsSets.Action/Properties
RUN dotnet restore src/GitOpsSets.Action --locked-mode -p:PublishProfile=Image
COPY src src
RUN dotnet publish src/GitOpsSets.Action -p:PublishProfile=Image --no-restore -p:RunAnalyzers=false -p:ContinuousIntegrationBuild=true -o /app

FROM mcr.microsoft.com/dotnet/runtime-deps:10.0
LABEL org.opencontainers.image.title="GitOpsSets.Action" \
      org.opencontainers.image.description="Expands GitOpsSets and ResourceSets, with live pull requests, into plain manifests in Git." \
      org.opencontainers.image.licenses="Apache-2.0"
# Without manuals, translations, and the libraries of Perl, which only git's commands for mail and Subversion use.
RUN printf 'path-exclude=%s\n' '/usr/share/doc/*' '/usr/share/man/*' '/usr/share/locale/*' '/usr/share/perl/*' '/usr/lib/*/perl/*' > /etc/dpkg/dpkg.cfg.d/only-what-runs \
    && apt-get update \
    && apt-get install -y --no-install-recommends git ca-certificates gpg gpg-agent openssh-client tzdata \
    && rm -rf /var/lib/apt/lists/* /var/cache/apt /var/cache/ldconfig/aux-cache /var/log/apt /var/log/dpkg.log /var/log/alternatives.log
ENV DOTNET_EnableDiagnostics=0 \
    DOTNET_GCHeapHardLimit=0x40000000 \
    PATH="/app:${PATH}"
COPY --from=build /app /app
ENTRYPOINT ["/app/gitopssets"]
