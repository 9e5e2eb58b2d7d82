# Hardening.cmake - the target gongwen_hardening: what compiler and linker can do so that a mistake in
# our code, or in a library's, is a crash and not somebody's foothold. A flag is taken where it is
# understood; tests/policy/check-hardening reads from the program whether it took effect. What each
# costs is in scripts/bench.md.

include(CheckCCompilerFlag)
include(CheckCSourceCompiles)
include(CheckLinkerFlag)
include(CheckPIESupported)

# The position-independent code of the program (PIE) needs a flag at link time, too.
check_pie_supported()
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_C_VISIBILITY_PRESET hidden)

add_library(gongwen_hardening INTERFACE)

# gongwen_harden(FLAG...): each flag that the compiler has for this machine.
function(gongwen_harden)
  foreach(flag ${ARGN})
    string(MAKE_C_IDENTIFIER "GONGWEN_HAS${flag}" has)
    check_c_compiler_flag(${flag} ${has})
    if(${has})
      target_compile_options(gongwen_hardening INTERFACE ${flag})
    endif()
  endforeach()
endfunction()

gongwen_harden(-fstack-protector-strong -fstack-clash-protection -fcf-protection=full
  -ftrivial-auto-var-init=zero)

# Level 3 knows sizes that are known only at run time; an older C library makes it a 2 and warns.
# Without optimisation there is nothing to check with, and sanitizers look closer themselves.
if(NOT GONGWEN_SANITIZE)
  set(CMAKE_REQUIRED_FLAGS "-O2 -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3")
  check_c_source_compiles("#include <stdio.h>
    #if __USE_FORTIFY_LEVEL != 3
    #error no
    #endif
    int main(void) { return 0; }" GONGWEN_HAS_FORTIFY_3)
  unset(CMAKE_REQUIRED_FLAGS)
  set(fortify $<IF:$<BOOL:${GONGWEN_HAS_FORTIFY_3}>,3,2>)
  target_compile_options(gongwen_hardening INTERFACE
    $<$<NOT:$<CONFIG:Debug>>:-U_FORTIFY_SOURCE;-D_FORTIFY_SOURCE=${fortify}>)
endif()

foreach(flag relro now noexecstack text separate-code)
  string(MAKE_C_IDENTIFIER "GONGWEN_HAS_LINKER_${flag}" has)
  check_linker_flag(C "-Wl,-z,${flag}" ${has})
  if(${has})
    target_link_options(gongwen_hardening INTERFACE "-Wl,-z,${flag}")
  endif()
endforeach()
